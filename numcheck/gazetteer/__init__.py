"""Which place lies in which: names of places from GeoNames (CC BY 4.0), known to every stage."""
