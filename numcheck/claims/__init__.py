"""Figures in sentences become claims: subject, scope, attribution, modality, as-of."""
