"""Pairs of sentences as newsrooms write them, in words of our own: some cannot both be true, some only look so."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """Two texts; `days` are their days after one another, None for texts without a date."""

    name: str
    first: str
    second: str
    days: tuple[int, int] | None = None


CONFLICTS = (
    Pair(
        "a pronoun for the one who asks",
        "The widow asked for help for her three sons.",
        "She asked for help for her five sons.",
    ),
    # said in two ways
    Pair(
        "width by adjective and by adverb",
        "The strait of Hallun is 14 kilometers wide at its narrowest point.",
        "At its narrowest, the Strait of Hallun measures 41 km across.",
    ),
    Pair(
        "tons and tonnes",
        "Police seized 3.5 tons of cocaine in the port of Veldt.",
        "Some 5.3 tonnes of cocaine were confiscated at Veldt port by the police.",
    ),
    Pair(
        "key rate",
        "The central bank raised its key rate to 4.75 percent.",
        "The key interest rate was lifted by the central bank to 4.25 percent.",
    ),
    Pair(
        "profit came in at",
        "The company posted a quarterly profit of $2.1 billion, up from $1.7 billion a year ago.",
        "Quarterly profit at the company came in at $1.2 billion.",
    ),
    Pair(
        "time spent",
        "He served seven years in prison for the robbery.",
        "He spent nine years behind bars for the robbery.",
    ),
    Pair(
        "going on trial",
        "The trial of Jonas Petri begins on March 3.",
        "Jonas Petri goes on trial on April 3.",
    ),
    Pair(
        "sales counted",
        "Sales of electric cars in Norland jumped 45 percent to 118,000.",
        "In Norland 181,000 electric cars were sold.",
    ),
    Pair(
        "drawing visitors",
        "The festival drew 90,000 visitors to Lund Park.",
        "Attendance at the festival in Lund Park was 60,000 visitors.",
    ),
    Pair(
        "ending and closing",
        "The summit in Carvel ends on June 14.",
        "The Carvel summit closes on June 24.",
    ),
    # which way it went
    Pair(
        "cut by, rise by, of a rate in the passive",
        "Oil exports from Norland will be cut by 40,000 barrels a day from June, the ministry said.",
        "Norland's oil exports will rise by 40,000 barrels a day from June.",
    ),
    Pair(
        "the one word that differs is the way",
        "Unemployment in Norhaven fell by 1.2 percentage points.",
        "Unemployment in Norhaven rose by 1.2 percentage points.",
    ),
    Pair(
        "a verb of the word lists",
        "The council enlarged the reserve by 3,400 tons, it said.",
        "The council trimmed the reserve by 3,400 tons, it said.",
    ),
    # tolls
    Pair(
        "toll by verb and by noun",
        "A ferry sank off the coast of Arland on Tuesday night, killing 38 people, the coast guard said.",
        "The death toll from the Arland ferry disaster is 83.",
    ),
    Pair(
        "left dead",
        "Gunmen stormed a market in the northern town of Meskin, leaving 14 people dead and 30 wounded.",
        "Nineteen people died when gunmen attacked the market in Meskin.",
    ),
    Pair(
        "bodies",
        "Divers have pulled 26 bodies from the wreck of the Halvard since Sunday.",
        "Divers recovered 62 bodies from the wreck of the Halvard.",
    ),
    Pair(
        "participle",
        "Eleven miners killed in the collapse of the Brona pit were buried on Friday.",
        "The collapse of the Brona pit killed 17 miners.",
    ),
    Pair(
        "claimed lives",
        "The Ostra dam burst claimed the lives of 120 villagers and destroyed 2,000 homes.",
        "The burst of the Ostra dam killed 210 villagers.",
    ),
    Pair(
        "nobody less than the floor",
        "At least 45 passengers were killed when two trains collided near Sellin on Monday.",
        "The train collision near Sellin killed 31 passengers.",
    ),
    Pair(
        "sum of named persons",
        "The minister, his driver and two guards were killed when a bomb exploded under their car in Kandor.",
        "Six people were killed when a bomb exploded under the minister's car in Kandor.",
    ),
    Pair(
        "a figure plus a figure",
        "The avalanche at Mount Tessa killed 12 skiers plus three guides.",
        "The avalanche at Mount Tessa killed 21 people.",
    ),
    Pair(
        "persons with others against a sum of persons",
        "The mayor of Sarn, his deputy and three crew died when a helicopter crashed on Saturday.",
        "The mayor of Sarn and at least nine others were killed in a helicopter crash on Saturday.",
    ),
    # hurt, missing, arrested
    Pair(
        "injured",
        "The blast at the Lindo refinery injured 27 workers, the company said.",
        "A blast at the Lindo refinery left 72 workers hurt.",
    ),
    Pair(
        "mutilated",
        "Rebels mutilated more than 300 villagers in the Dorran valley during the war.",
        "Fewer than 100 villagers were maimed by rebels in the Dorran valley.",
    ),
    Pair(
        "missing",
        "Rescuers are searching for 54 sailors missing since the trawler Marit capsized.",
        "The trawler Marit capsized and 45 sailors are missing.",
    ),
    Pair(
        "arrested",
        "Police arrested 112 demonstrators outside the parliament in Velika on Saturday.",
        "In Velika, 212 demonstrators were detained outside parliament.",
    ),
    Pair(
        "evacuated",
        "The wildfire forced the evacuation of 6,000 residents of Port Hallan.",
        "About 9,000 residents of Port Hallan were evacuated because of the wildfire.",
    ),
    Pair(
        "hostages",
        "Separatists released seven of the hostages after seizing 40 hostages in a school in Brodno.",
        "The separatists seized 14 hostages in a school in Brodno.",
    ),
    # crowds, troops, votes, seats
    Pair(
        "crowd",
        "Some 20,000 people demonstrated in Carvel against the new tax.",
        "More than 50,000 people marched in Carvel to protest the new tax.",
    ),
    Pair(
        "troops",
        "Norland has 3,200 troops in Sudmark as part of the peacekeeping mission.",
        "Norland has deployed 2,300 soldiers to Sudmark for the peacekeeping mission.",
    ),
    Pair(
        "strong",
        "The 5,000-strong peacekeeping force in Sudmark will be led by a Norland general.",
        "The peacekeeping force in Sudmark has 8,000 soldiers.",
    ),
    Pair(
        "vote",
        "Parliament in Velika approved the pension bill by 212 votes to 98.",
        "In Velika the pension bill was approved with 221 votes.",
    ),
    Pair(
        "seats",
        "The Reform Party won 64 seats in the 150-member assembly of Norland.",
        "The Reform Party took 46 of the seats in Norland's assembly.",
    ),
    Pair(
        "members of a body",
        "The Northern Union, which has 12 member states, will meet in Carvel.",
        "The Northern Union has 21 members.",
    ),
    # jobs and companies
    Pair(
        "jobs cut",
        "Varn Motors will cut 4,500 jobs at its plants in Sudmark, the carmaker said.",
        "Carmaker Varn Motors is to eliminate 5,400 jobs in Sudmark.",
    ),
    Pair(
        "employees",
        "Tellus Air, which employs 11,000 people, is based in Carvel.",
        "Tellus Air has 17,000 employees.",
    ),
    Pair(
        "acquired for",
        "Halden Foods agreed to buy the Sudmark brewer Orsk for $2.4 billion in cash.",
        "Halden Foods is to acquire Orsk for $4.2 billion.",
    ),
    Pair(
        "deal worth",
        "The takeover of Orsk by Halden Foods is worth $2.4 billion.",
        "Halden Foods paid $1.2 billion for Orsk.",
    ),
    Pair(
        "price of a painting",
        "The painting by Elin Marr was sold for $14 million at an auction in Carvel.",
        "Elin Marr's painting fetched $41 million at the auction in Carvel.",
    ),
    Pair(
        "profit of one issuer and period",
        "Tellus Air posted a net profit of $85 million in the third quarter of 2030.",
        "Tellus Air earned $58 million in the third quarter of 2030.",
    ),
    Pair(
        "revenue with the issuer carried",
        "Halden Foods reported its results on Tuesday. Revenue rose 5 percent to $640 million in the third quarter.",
        "Halden Foods said its revenue was $460 million in the third quarter.",
        (0, 0),
    ),
    Pair(
        "rise of a share price",
        "Shares of Varn Motors rose 12 percent on Friday after the carmaker raised its forecast.",
        "Varn Motors shares climbed 21 percent on Friday after it raised its forecast.",
        (0, 0),
    ),
    # money
    Pair(
        "fine",
        "The regulator fined Orbit Telecom $30 million for overcharging customers.",
        "Orbit Telecom was fined $300 million for overcharging customers.",
    ),
    Pair(
        "damages",
        "A jury awarded the family of Petra Voss $7.5 million in damages over the crash.",
        "The family of Petra Voss was awarded $5.7 million in damages for the crash.",
    ),
    Pair(
        "raised",
        "The concert in Carvel raised $3 million for victims of the Ostra flood.",
        "The Carvel concert raised $8 million for victims of the Ostra flood.",
    ),
    Pair(
        "reward",
        "Police have offered a $50,000 reward for information on the killer of Ida Holm.",
        "A reward of $15,000 was offered for information about the killer of Ida Holm.",
    ),
    Pair(
        "aid",
        "Norland pledged $120 million in aid to Sudmark after the earthquake.",
        "Norland promised Sudmark $210 million in earthquake aid.",
    ),
    Pair(
        "currency",
        "The new bridge at Teral cost 48 million euros, the mayor said.",
        "The mayor said the new bridge at Teral cost $48 million.",
    ),
    Pair(
        "scale",
        "The city of Carvel will spend $6 million on the repair of its opera house.",
        "Carvel will spend $6 billion to repair its opera house.",
    ),
    Pair(
        "ransom",
        "The family paid a ransom of $250,000 for the release of banker Jon Brandt.",
        "A ransom of $520,000 was paid for the release of Jon Brandt.",
    ),
    # shares and rates
    Pair(
        "percent of a group",
        "In the survey, 62 percent of Norlanders said they opposed the war in Sudmark.",
        "The survey found that 26 percent of Norlanders opposed the war in Sudmark.",
    ),
    Pair(
        "percent of voters",
        "Ida Holm won the presidential election in Norland with 53.4 percent of the vote.",
        "Ida Holm was elected president of Norland with 58.4 percent of the vote.",
    ),
    Pair(
        "turnout",
        "Turnout in the Sudmark referendum was 71 percent, the election commission said.",
        "The election commission put turnout in the Sudmark referendum at 61 percent.",
    ),
    Pair(
        "unemployment",
        "Unemployment in Norland stood at 7.8 percent in May 2030.",
        "The unemployment rate in Norland was 8.7 percent in May 2030.",
    ),
    Pair(
        "half against percent",
        "Women make up 18 percent of the members of Norland's parliament.",
        "Women make up half of the members of Norland's parliament.",
    ),
    Pair(
        "up and down",
        "Norland's army will be cut by 70,000 soldiers, the defense minister said.",
        "The defense minister said Norland's army will be increased by 70,000 soldiers.",
    ),
    # sizes, speeds, durations, ages
    Pair(
        "height",
        "Mount Aldan, which is 4,810 meters high, was first climbed in 1902.",
        "Mount Aldan rises to a height of 4,180 meters.",
    ),
    Pair(
        "length by hyphen",
        "The 42-mile tunnel under the Sound of Ryll was opened on Monday.",
        "The tunnel under the Sound of Ryll is 24 miles long.",
    ),
    Pair(
        "distance",
        "The village of Sarn lies 60 kilometers north of Carvel.",
        "Sarn is 16 kilometers from Carvel.",
    ),
    Pair(
        "speed",
        "Hurricane Olga struck the coast with winds of 150 miles an hour.",
        "Hurricane Olga had winds of 105 miles an hour when it hit the coast.",
    ),
    Pair(
        "magnitude",
        "An earthquake with a magnitude of 6.8 shook the island of Torrey on Sunday.",
        "The magnitude 7.9 earthquake shook Torrey island on Sunday.",
        (0, 0),
    ),
    Pair(
        "duration of a war",
        "The war between Norland and Sudmark lasted eight years.",
        "Norland and Sudmark fought a war that lasted 18 years.",
    ),
    Pair(
        "sentence",
        "A court in Carvel sentenced banker Jon Brandt to 12 years in prison for fraud.",
        "Jon Brandt received a sentence of 21 years for fraud.",
    ),
    Pair(
        "talks",
        "Talks between Ida Holm and Marek Dol in Carvel lasted six hours.",
        "Ida Holm and Marek Dol held three hours of talks in Carvel.",
    ),
    Pair(
        "age by apposition and by verb",
        "Composer Arno Lindqvist, 78, died at his home in Carvel on Monday.",
        "Arno Lindqvist, the composer, died at the age of 87.",
    ),
    Pair(
        "age by hyphen",
        "The 34-year-old swimmer Tove Rask won her third title.",
        "Swimmer Tove Rask is 43 years old.",
    ),
    Pair(
        "children",
        "Arno Lindqvist is survived by his wife and four children.",
        "Arno Lindqvist had seven children.",
    ),
    # dates
    Pair(
        "founding",
        "Halden Foods was founded in 1921 by two brothers in Carvel.",
        "Halden Foods was established in 1912.",
    ),
    Pair(
        "birth",
        "Arno Lindqvist was born in Carvel in 1952 and studied in Teral.",
        "Arno Lindqvist was born in 1925.",
    ),
    Pair(
        "death",
        "The painter Elin Marr died in June 1987 in a hospital in Velika.",
        "Elin Marr died in July 1987.",
    ),
    Pair(
        "signing",
        "Norland and Sudmark signed the peace treaty of Teral in 1996.",
        "The peace treaty of Teral was signed by Norland and Sudmark in 1999.",
    ),
    Pair(
        "joined",
        "Norland joined the Northern Union in 1986.",
        "Norland's accession to the Northern Union took place in 1995.",
    ),
    Pair(
        "elected in",
        "Ida Holm was elected president of Norland in 2024.",
        "Ida Holm was elected president of Norland in 2026.",
    ),
    Pair(
        "weekday on one day",
        "Sudmark's president, Marek Dol, resigned on Tuesday.",
        "President Marek Dol of Sudmark resigned on Wednesday.",
        (0, 0),
    ),
    Pair(
        "since when",
        "Ida Holm has led the Reform Party since 2019.",
        "The Reform Party has been led by Ida Holm since 2009.",
    ),
    # a second batch, written without looking at what the judge does
    Pair(
        "second batch 1",
        "An overloaded truck overturned near Paltin, killing 22 farm workers, police said Sunday.",
        "32 farm workers died in the truck accident near Paltin.",
    ),
    Pair(
        "second batch 2",
        "The Lorne Foundation gave $12 million to the University of Brenn for a new library.",
        "The University of Brenn got $21 million from the Lorne Foundation for its library.",
    ),
    Pair(
        "second batch 3",
        "Captain Ivo Hald spent 41 days alone at sea before a freighter found him.",
        "Ivo Hald was alone at sea for 14 days.",
    ),
    Pair(
        "second batch 4",
        "The Kolm group, Norland's largest steelmaker, has debts of 2.8 billion euros.",
        "Kolm has a debt of 8.2 billion euros.",
    ),
    Pair(
        "second batch 5",
        "A total of 340 delegates from 60 countries attended the congress in Tarn.",
        "The congress in Tarn was attended by 430 delegates.",
    ),
    Pair(
        "second batch 6",
        "Director Lise Moen, whose film won the Grand Prize in 2011, died on Tuesday aged 66.",
        "Lise Moen was 56 when she died.",
    ),
    Pair(
        "second batch 7",
        "The quake, which measured 6.1, damaged about 900 buildings in Paltin.",
        "The quake in Paltin damaged 9,000 buildings.",
    ),
    Pair(
        "second batch 8",
        "The Senate approved the treaty by a vote of 71 to 26.",
        "The treaty was approved by 61 senators.",
    ),
    Pair(
        "second batch 9",
        "Orel Air said it would lay off 1,200 of its 9,000 employees.",
        "Orel Air has 19,000 employees.",
    ),
    Pair(
        "second batch 10",
        "The Arctic ferry Nord was built in 1976 in Lasko.",
        "The ferry Nord was built in 1967.",
    ),
    Pair(
        "second batch 11",
        "Peacekeepers found the remains of 31 people in a mass grave near Dun.",
        "A mass grave with 13 bodies was found near Dun.",
    ),
    Pair(
        "second batch 12",
        "Some 40 percent of Sudmark's people live below the poverty line.",
        "More than 70 percent of the people of Sudmark live in poverty.",
    ),
)

LOOKALIKES = (
    Pair(
        "a figure for each people",
        "The crash killed 11 Norwegian tourists and 4 Swedish tourists.",
        "The crash killed four Swedish tourists.",
    ),
    Pair(
        "a figure for each place",
        "The storm killed 11 people in Norway and 4 in Sweden.",
        "The storm killed four people in Sweden.",
    ),
    Pair(
        "changes from two bases",
        "Gas prices rose 3 percent from April.",
        "Gas prices rose 11 percent from a year ago.",
    ),
    Pair(
        "hurt, and on the ferry",
        "About 450 people were on the ferry.",
        "At least 120 people were hurt when the ferry burned.",
    ),
    Pair(
        "a ton may be any",
        "The ship lost 3,000 tons of oil off Karsund.",
        "Off Karsund the ship lost 2,900 tonnes of oil.",
    ),
    # another measure
    Pair(
        "dead and hurt",
        "The blast at the Lindo refinery injured 27 workers.",
        "The blast at the Lindo refinery killed nine workers.",
    ),
    Pair(
        "missing and dead",
        "The ferry Halvard sank with 120 people aboard; 38 are missing.",
        "Seventeen people died when the ferry Halvard sank.",
    ),
    Pair(
        "aboard and rescued",
        "The ferry Halvard was carrying 120 passengers when it sank.",
        "Ninety passengers of the ferry Halvard were rescued.",
    ),
    Pair(
        "arrested and injured",
        "Police arrested 112 demonstrators in Velika.",
        "Forty demonstrators were injured in Velika.",
    ),
    Pair(
        "union of classes",
        "The attack in Meskin killed or wounded 44 people.",
        "The attack in Meskin killed 14 people.",
    ),
    Pair(
        "requested and granted",
        "The governor asked for $90 million in flood relief.",
        "Parliament granted $40 million in flood relief.",
    ),
    Pair(
        "ordered and delivered",
        "Tellus Air ordered 24 jets from Aerodyn.",
        "Aerodyn delivered six jets to Tellus Air.",
    ),
    Pair(
        "revenue and profit",
        "Halden Foods had revenue of $640 million in the third quarter.",
        "Halden Foods had a profit of $48 million in the third quarter.",
    ),
    Pair(
        "price and profit",
        "Halden Foods bought Orsk for $2.4 billion.",
        "Halden Foods sold its water business for $600 million.",
    ),
    # another subject, place, party
    Pair(
        "two towns",
        "A bomb in Meskin killed 14 people on Friday.",
        "A bomb in Brodno killed five people on Friday.",
    ),
    Pair(
        "two companies",
        "Varn Motors sold 210,000 cars in Norland last year.",
        "Doric Motors sold 180,000 cars in Norland last year.",
    ),
    Pair(
        "two companies in one story",
        "Halden Foods reported its results on Tuesday. Revenue rose 5 percent to $640 million in the third quarter.",
        "Orsk reported its results on Tuesday. Revenue rose 7 percent to $460 million in the third quarter.",
        (0, 0),
    ),
    Pair(
        "two periods",
        "Halden Foods had a profit of $48 million in the third quarter.",
        "Halden Foods had a profit of $39 million in the second quarter.",
    ),
    Pair(
        "a year earlier",
        "Halden Foods had a third-quarter profit of $48 million.",
        "A year earlier, Halden Foods had a third-quarter profit of $39 million.",
    ),
    Pair(
        "two nations",
        "Norland lost 320 soldiers in the war over Teral.",
        "Sudmark lost 510 soldiers in the war over Teral.",
    ),
    Pair(
        "nationality of the dead",
        "Five Norland tourists were killed when the bus overturned near Sarn.",
        "Twelve people were killed when the bus overturned near Sarn.",
    ),
    Pair(
        "two persons' ages",
        "Arno Lindqvist, 78, played the piano.",
        "His brother Olaf Lindqvist, 71, played the violin.",
    ),
    Pair(
        "age as apposition is no count",
        "Arno Lindqvist, 52, was killed when the bus overturned near Sarn.",
        "Nine people were killed when the bus overturned near Sarn.",
    ),
    Pair(
        "two persons' terms",
        "The court sentenced Jon Brandt to 12 years in prison for fraud.",
        "The court sentenced his partner, Lena Kross, to seven years in prison for fraud.",
    ),
    Pair(
        "two parties' seats",
        "The Reform Party won 64 seats in the assembly.",
        "The Farmers' Party won 31 seats in the assembly.",
    ),
    Pair(
        "two candidates",
        "Ida Holm won 53.4 percent of the vote in Norland.",
        "Her rival Marek Dol won 41 percent of the vote in Norland.",
    ),
    Pair(
        "two mountains",
        "Mount Aldan is 4,810 meters high.",
        "Mount Tessa is 3,920 meters high.",
    ),
    Pair(
        "for and against",
        "In the survey, 62 percent of Norlanders opposed the war.",
        "In the survey, 30 percent of Norlanders supported the war.",
    ),
    Pair(
        "two groups of people",
        "In the survey, 62 percent of women said they feared for their jobs.",
        "In the survey, 44 percent of men said they feared for their jobs.",
    ),
    Pair(
        "another question",
        "In the survey, 62 percent of Norlanders said they trusted the courts.",
        "In the survey, 35 percent of Norlanders said they trusted the police.",
    ),
    # part and whole
    Pair(
        "part of the dead",
        "Twelve people, among them four children, were killed in the fire in Carvel.",
        "Four children were killed in the fire in Carvel.",
    ),
    Pair(
        "others",
        "The pilot and four others died when the plane crashed near Sarn.",
        "Five people died when the plane crashed near Sarn.",
    ),
    Pair(
        "named persons add up",
        "The minister, his driver and two guards were killed when a bomb exploded under their car in Kandor.",
        "Four people were killed when a bomb exploded under the minister's car in Kandor.",
    ),
    Pair(
        "a plus b",
        "The avalanche at Mount Tessa killed 12 skiers plus three guides.",
        "The avalanche at Mount Tessa killed 15 people.",
    ),
    Pair(
        "a and b",
        "The fire in Carvel killed six women and three men.",
        "Nine people were killed in the fire in Carvel.",
    ),
    Pair(
        "additional troops",
        "Norland has 3,200 troops in Sudmark.",
        "Norland will send another 800 troops to Sudmark.",
    ),
    Pair(
        "some of them",
        "Police arrested 112 demonstrators in Velika on Saturday.",
        "Of the demonstrators arrested in Velika, 30 were released.",
    ),
    Pair(
        "subset by adjective",
        "The fire destroyed 2,000 homes in Port Hallan.",
        "The fire destroyed 300 wooden homes in Port Hallan.",
    ),
    # hedges, rounding, floors
    Pair(
        "about",
        "About 20,000 people marched in Carvel against the tax.",
        "The march in Carvel against the tax drew 21,400 people.",
    ),
    Pair(
        "floor that holds",
        "At least 31 passengers were killed when two trains collided near Sellin.",
        "The train collision near Sellin killed 34 passengers.",
    ),
    Pair(
        "floors far below",
        "The epidemic has killed 100 people or more in Sudmark, doctors say.",
        "A hospital in Sudmark counted 852 deaths.",
    ),
    Pair(
        "dozens",
        "Dozens of people were hurt in the blast at the Lindo refinery.",
        "The blast at the Lindo refinery injured 27 people.",
    ),
    Pair(
        "converted",
        "The village of Sarn lies 60 kilometers north of Carvel.",
        "Sarn is 37 miles north of Carvel.",
    ),
    Pair(
        "rounded money",
        "Halden Foods agreed to buy Orsk for $2.4 billion.",
        "Halden Foods is to buy Orsk for $2.38 billion.",
    ),
    Pair(
        "dozen",
        "A dozen miners were killed in the Brona pit.",
        "The collapse of the Brona pit killed 12 miners.",
    ),
    # mood, change
    Pair(
        "plan and outcome",
        "Varn Motors plans to build 50,000 electric cars at its plant in Teral.",
        "Varn Motors built 38,000 electric cars at its plant in Teral.",
    ),
    Pair(
        "feared",
        "Up to 200 people are feared dead in the Ostra flood.",
        "The Ostra flood killed 64 people.",
    ),
    Pair(
        "denied",
        "Norland denied that 40 of its soldiers had been killed in Teral.",
        "Norland said 12 of its soldiers had been killed in Teral.",
    ),
    Pair(
        "by and to",
        "Sales at Varn Motors rose by $20 million in 2030.",
        "Sales at Varn Motors rose to $310 million in 2030.",
    ),
    Pair(
        "from and to",
        "Unemployment in Norland fell from 8.4 percent to 7.8 percent.",
        "Unemployment in Norland was 7.8 percent.",
    ),
    Pair(
        "rate and total",
        "The Lindo refinery processes 40,000 barrels of oil a day.",
        "The Lindo refinery processed 14 million barrels of oil in 2030.",
    ),
    # dates
    Pair(
        "born and founded",
        "Arno Lindqvist was born in 1952 in Carvel.",
        "Arno Lindqvist founded the Carvel Quartet in 1974.",
    ),
    Pair(
        "elected and reelected",
        "Ida Holm was first elected president in 2024.",
        "Ida Holm was reelected president in 2028.",
    ),
    Pair(
        "two visits",
        "Ida Holm visited Sudmark in 2025.",
        "Ida Holm visited Sudmark in March 2029.",
        (0, 9),
    ),
    Pair(
        "said on, died on",
        "Arno Lindqvist died on Monday, his family said.",
        "The family of Arno Lindqvist said on Tuesday that he had died.",
        (0, 0),
    ),
    Pair(
        "year and month of it",
        "The peace treaty of Teral was signed in 1996.",
        "The peace treaty of Teral was signed on May 4, 1996.",
    ),
    Pair(
        "born in and grew up",
        "Elin Marr, born in 1921, moved to Velika in 1940.",
        "Elin Marr painted her first landscape in 1935.",
    ),
    Pair(
        "two attacks",
        "The bombing in Meskin in 2021 killed 14 people.",
        "The bombing in Meskin in 2026 killed 31 people.",
    ),
    Pair(
        "two acquisitions",
        "Halden Foods bought Orsk in 2019.",
        "Halden Foods bought the bakery chain Brod in 2023.",
    ),
    Pair(
        "sentence and time served",
        "Jon Brandt was sentenced to 12 years in prison.",
        "Jon Brandt was released after serving seven years in prison.",
    ),
    Pair(
        "age then and now",
        "Tove Rask began to swim at the age of six.",
        "Tove Rask, 34, won her third title.",
    ),
    Pair(
        "small counts",
        "The two leaders met in Carvel for one hour of talks.",
        "All three leaders agreed to hold two more meetings in Carvel.",
    ),
    Pair(
        "unrelated",
        "Norland exported 40,000 tons of fish in 2030.",
        "Fishermen in Sudmark landed 12,000 tons of herring.",
    ),
    Pair(
        "votes for and against",
        "The pension bill was approved with 212 votes in favor.",
        "In Velika 98 deputies voted against the pension bill.",
    ),
    Pair(
        "aid of two countries",
        "Norland pledged $120 million in aid to Sudmark.",
        "Westmark pledged $35 million in aid to Sudmark.",
    ),
    Pair(
        "aid to two countries",
        "Norland pledged $120 million in aid to Sudmark.",
        "Norland pledged $35 million in aid to Arland.",
    ),
    Pair(
        "two rewards",
        "Police offered a $50,000 reward for information on the killer of Ida Holm.",
        "Police offered a $10,000 reward for information on the theft of the Marr painting.",
    ),
    Pair(
        "since and in",
        "Ida Holm has led the Reform Party since 2019.",
        "Ida Holm joined the Reform Party in 2009.",
    ),
    Pair(
        "until and since",
        "Marek Dol was mayor of Carvel until 2018.",
        "Marek Dol had been mayor of Carvel since 2010.",
    ),
    Pair(
        "rank",
        "Tove Rask finished third in the 200-meter final.",
        "Tove Rask won the 400-meter final.",
    ),
    # a second batch
    Pair(
        "second batch 1",
        "An overloaded truck overturned near Paltin, killing 22 farm workers, police said Sunday.",
        "Four police officers were killed near Paltin when their car overturned.",
    ),
    Pair(
        "second batch 2",
        "The Lorne Foundation gave $12 million to the University of Brenn.",
        "The University of Brenn has an annual budget of $90 million.",
    ),
    Pair(
        "second batch 3",
        "Captain Ivo Hald spent 41 days alone at sea.",
        "Ivo Hald, 41, was found by a freighter after drifting 600 miles.",
    ),
    Pair(
        "second batch 4",
        "Kolm has debts of 2.8 billion euros and sales of 5 billion euros.",
        "Kolm's sales fell to 4.4 billion euros in 2030 from 5 billion a year earlier.",
    ),
    Pair(
        "second batch 5",
        "A total of 340 delegates attended the congress in Tarn.",
        "The congress elected 24 members to its council.",
    ),
    Pair(
        "second batch 6",
        "Lise Moen made 14 films.",
        "Lise Moen won two prizes for her last film.",
    ),
    Pair(
        "second batch 7",
        "The quake damaged about 900 buildings in Paltin.",
        "The quake destroyed 120 buildings in Paltin.",
    ),
    Pair(
        "second batch 8",
        "The Senate approved the treaty by a vote of 71 to 26.",
        "The lower house approved the treaty by a vote of 210 to 150.",
    ),
    Pair(
        "second batch 9",
        "Orel Air will lay off 1,200 employees.",
        "Orel Air will hire 300 pilots.",
    ),
    Pair(
        "second batch 10",
        "Nine soldiers died when their helicopter was shot down over Esker.",
        "Rebels killed four soldiers in an ambush in Esker on the same day.",
    ),
    Pair(
        "second batch 11",
        "Ida Storm scored 24 points as Brenn beat Tarn.",
        "Vera Kiel scored 18 points for Tarn.",
    ),
    Pair(
        "second batch 12",
        "Wheat prices rose 4 percent this week.",
        "Wheat prices have risen 22 percent since January.",
    ),
    Pair(
        "second batch 13",
        "The army said 30 rebels were killed in the fighting in Dun.",
        "The army said six soldiers were killed in the fighting in Dun.",
    ),
    Pair(
        "second batch 14",
        "The bank has 140 branches in Norland.",
        "The bank plans to close 20 branches in Norland.",
    ),
    Pair(
        "second batch 15",
        "President Moll met union leaders on Tuesday.",
        "President Moll will meet employers on Thursday.",
    ),
    Pair(
        "second batch 16",
        "About a third of the 900 workers at the plant are women.",
        "The plant employs 300 women.",
    ),
    Pair(
        "second batch 17",
        "The museum, which opened in 1904, drew 600,000 visitors last year.",
        "The museum expects 750,000 visitors this year.",
    ),
    Pair(
        "second batch 18",
        "In 2027 the company earned $40 million.",
        "In 2028 the company earned $55 million.",
    ),
    Pair(
        "second batch 19",
        "The company earned $40 million in the year to March.",
        "Analysts had expected the company to earn $46 million.",
    ),
    Pair(
        "second batch 20",
        "The fire burned 14,000 acres near Paltin.",
        "The fire near Paltin was 60 percent contained; 8,000 acres burned on Monday alone.",
    ),
)
