"""Who speaks, and what is told as not said: invented sentences of each kind."""

import pandas as pd
import pytest

from helpers import find_claims, find_quotations


def said_in(text):
    """(beginning of the quotation, speaker) of each row that is no term."""
    rows = find_quotations(pd.DataFrame({"text": [text]}, index=["a"]))
    return rows[rows["kind"] != "term"]


def speaker_of(text, beginning):
    rows = said_in(text)
    return rows.loc[rows["quotation"].str.startswith(beginning), "speaker"].iloc[0]


@pytest.mark.parametrize("text", [
    "His condolences to the fire that claimed 40 lives reached Avon.",
    "The report on the storm which claimed more than five victims was read in Avon.",
])  # fmt: skip
def test_what_a_disaster_claims_is_not_said(text):
    assert not len(said_in(text))


SPEAKERS = [
    ("Justices Anna Searle, Clem Thoms and Willem Orre said the law was fair.", "the law", "Anna Searle, Clem Thoms and Willem Orre"),
    ("Judges Searle, Thoms and Orre said the law was fair.", "the law", "Searle, Thoms and Orre"),
    ("The Harbour Herald reported that the pier was old. The paper said the council knew.", "the council", "Harbour Herald"),
    ("Officials told the Harbour Herald that the pier was old. The paper said the council knew.", "the council", "the paper"),
    ("Ann Roe was glad. Tom Ilves did not respond. “The pier is ours.”", "The pier", "Ann Roe"),
    # a surname is nobody's of the other sex, nor that of somebody named beside it; "Mr. Ann" is a man
    ("Mr. Bell met Ann Bell, the mayor. “It rains,” Mr. Bell said.", "It rains", "Bell"),
    ("President Bell and first lady Ann Bell came. “It rains,” Bell said.", "It rains", "Bell"),
    ("Ann Bell, the mayor, came. “It rains,” Bell said.", "It rains", "Ann Bell"),
    # a name with another rank or a numeral of its own is another person's; a plural's owner is no first name
    ("Harold VII fell in 1302. Prince Harold, the duke's son, said the pier was old.", "the pier", "Harold"),
    ("Former President Carl H.W. Bell came. President Bell said the pier was old.", "the pier", "Bell"),
    ("Deputy Mayor Ann Bell came. Mayor Bell said the pier was old.", "the pier", "Bell"),
    ("James' Aunt, Lady Ida, left. James later said the pier was old.", "the pier", "James"),
    ("“It rains,” said Raymond J. de Silva. “It pours,” de Silva said.", "It pours", "Raymond J. de Silva"),
    # the second verb of a clause that hangs on the sentence; who speaks in another's words does not speak after
    ("Farmers marched after the mayor, Ann Roe, attacked the plan and said it was dead.", "it was", "Ann Roe"),
    ("Roe lay in Corr, where doctors confirmed the deaths and added that two were hurt.", "two were", "doctors"),
    ("Tom Orr said Jan Bell noted that it rained. He said the pier was old.", "the pier", "Tom Orr"),
    ("The office met the owner's request to turn left but closed the port, Tom Orr said.", "The office", "Tom Orr"),
    ("Thirty-eight percent said the pier was old.", "the pier", None),
    ("Tom Orr met Ann Jae-ho, the premier. Mr. Ann gave no date. He said the pier was old.", "the pier", "Ann Jae-ho"),
    # what somebody does while speaking is no part of the name; what a fire claims is nothing that is said
    ("“It rains,” said police officer Tom Orr naming Ann Bell for the first time.", "It rains", "Tom Orr"),
    ("Ann Roe claimed 40 lives were lost.", "40 lives", "Ann Roe"),
    # an office before a surname alone; where two hold it, nobody is named
    ("Mayor Anna Bell met Mayor Orr. “It rains,” the mayor said.", "It rains", "the mayor"),
    # a first name that no table has: its surname alone tells that it is a person's
    ("Tom Orr said it was late. Quillan Varga walked home. Varga is old, but she said she was glad.", "she was",
     "Quillan Varga"),
    # "they" are people named near it, and no document or paper; all of a list speak, and only where all are people
    ("The three clerks said it was late. The Corr Times ran it. The memos, they said, show it.", "show it",
     "the three clerks"),
    # "she and her son" is nobody met before, and one who is no subject and may be a man is not "she"
    ("Vera Lind lost her house. She and her son, Bo, came each day. “They know,” she said.", "They know", "Vera Lind"),
    ("The clerk is a witness against Malo Orr. She testified that the pier was old.", "the pier", "She"),
    # a first name that is a common word too
    ("Ann Roe came. Former mayor Bill Orr came too. He said the pier was old.", "the pier", "Bill Orr"),
    ("The former mayor Will Orr said the pier was old.", "the pier", "Will Orr"),
    ("May Roe met Tom Poe. “It rains,” May Roe said.", "It rains", "May Roe"),
    ("Judge Anna Day Orr left the hall. “It rains,” she said.", "It rains", "Anna Day Orr"),
    # what is said behind "who" is not said by a tape or a letter
    ("They showed a tape of Ann Roe made by her captors, who said they would wait.", "they would", "her captors"),
    ("Ann Roe, the first woman ever elected in the town, announced her retirement Friday.", "her", "Ann Roe"),
    ("The crew was asked by the board on Sunday to wait.", "to wait", "the board"),
    # the paragraph between names a second speaker
    ("“We must act,” said Ann Roe.\n\nTom Ilves, the mayor, was less sure.\n\n“It is dear.”", "It is", "Tom Ilves"),
    ("“We must act,” said Ann Roe.\n\nThe pier is of 1900.\n\n“It is dear.”", "It is", "Ann Roe"),
    # a bracket inside the speaker
    ("An aide in the Dock Union of Corr (DUC) in the town of Dorn said it rained.", "it rained",
     "an aide in the Dock Union of Corr"),
    ("The Dock Union's (DUC) Tom Poe said it rained.", "it rained", "Tom Poe"),
    ("Ann Roe, R-Va.; Mayor Tom Poe, a baker; and Judge Jan Lowe, R-Corr, said it rained.", "it rained",
     "Ann Roe, Tom Poe and Jan Lowe"),
    ("Ann Roe met Tom Poe and Jan Lowe. Roe, Poe and Lowe said it rained.", "it rained",
     "Ann Roe, Tom Poe and Jan Lowe"),
    ("Ann Roe, head of the Office of Fish and Game Reform, said it rained.", "it rained", "Ann Roe"),
    ("Corr Fish and Game Protection said it rained.", "it rained", "Corr Fish and Game Protection"),
    ("Ann Roe said the campaign of the Green nominee was fair. The Poe campaign said it rained.", "it rained",
     "Poe campaign"),
    ("Another guest, Ann Roe from Corr, said it rained.", "it rained", "Ann Roe"),
    ("A spokesman for Mayor Ann Roe of Corr said it rained.", "it rained", "a spokesman for Mayor Ann Roe of Corr"),
    ("Jo Roe, deputy leader and ports spokesperson said it rained.", "it rained", "Jo Roe"),
    # a clause about a noun is no subject; nor is what stands before the comma
    ("Guards who went to Corr denied any theft.", "any theft", "Guards"),
    ("The heads of firms that bought ships from the state said it rained.", "it rained", "the heads of firms"),
    ("In a talk published on Friday, Ann Roe said it rained and believed that it was late.", "it was late", "Ann Roe"),
    # a subject that begins with a word in -ing; a bare age is nobody
    ("Grieving widow Ana Bel, 44, whose son was aboard, told the Echo: “He never called.”", "He never", "Ana Bel"),
    ("Housing minister Tom Bell, 40, said the homes were safe.", "the homes", "Tom Bell"),
    ("Ming Li, a nurse, said the ward was full.", "the ward", "Ming Li"),
    ("Ann Roe, professor of applied optics at Corr University in Avon, Ohio, said the lens was fine.", "the lens", "Ann Roe"),
    ("Ivo Kern ran the tower. Flight 7 was last seen at 6:16 a.m., he said.", "Flight 7", "Ivo Kern"),
    ("Visiting Corr, Ann Roe, the mayor, said the pier was old.", "the pier", "Ann Roe"),
    # both halves of one "he said" are one speaker, and no subject of what is said
    ("Judge Ivo Kern read the result. Mr Pell had conceded, he said, and the count was over.", "Mr Pell", "Ivo Kern"),
    ("Judge Ivo Kern read the result. Mr Pell had conceded, he said, and the count was over.", "and the", "Ivo Kern"),
    # a manner of saying beside a quotation
    ("One guest said: “I ran.” The council was blamed by Max Orr. “It was greed,” he stormed.", "It was", "Max Orr"),
    ("Maria Bell lost. “It is a disgrace,” stormed her coach Tom Bell.", "It is", "Tom Bell"),
    # names that go on behind a sign, or begin with a word of time; names of others in an aside
    ("Webb & Stone said sales rose.", "sales", "Webb & Stone"),
    ("Arrears rose to 4,000, the Debtors' Register said.", "Arrears", "Debtors' Register"),
    ("The group Morning Star said it had sent the letter.", "it had", "Morning Star"),
    ("Jokab Ertl of Corr won the race. Ertl said he was glad.", "he was", "Jokab Ertl"),
    ("The company, owned by billionaire Max Orr, said it would close.", "it would", "the company"),
    ("The three biggest grocers, Alma, Best and Corvo, said prices fell.", "prices", "the three biggest grocers"),
    ("The tolls, which took effect at noon, cover 80 roads, the road ministry said.", "The tolls", "the road ministry"),
    ("The victims were found at their home in Red Mesa, the sheriff said.", "The victims", "the sheriff"),
    # "the firm" is no court, no team and no person; "he" no woman and nobody whom a spokeswoman spoke of
    ("Holt's team found that the lake was clean. The company said it was glad.", "it was", "the company"),
    ("The high court in Corr ordered Alma to pay. The company said it would appeal.", "it would", "the company"),
    ("Alma Foods said sales rose. The company said it would open nine shops.", "it would", "Alma Foods"),
    ("Corvo fights the Ravo Council's order that closed a pier. The firm said it was sad.", "it was", "the firm"),
    ("A spokeswoman said that Mr Lind had left. He insisted that the pay was low.", "the pay", "Lind"),
    ("A spokesman said that Mr Lind had left. He insisted that the pay was low.", "the pay", "a spokesman"),
    ("An aide said the hall was full. He said it was late. “We wait,” he added.", "We wait", "an aide"),
    # an office alone is the next person's only where it is that person's office
    ("The fire was out, the mayor said. “We lost it all,” said Ola Brun, a farmer.", "The fire", "the mayor"),
    ("The fire was out, the mayor of Corr, Mrs. Ola Brun, said.", "The fire", "Ola Brun"),
    ("It was out, the fire tsar said. “We lost it,” said Ola Brun, head of the Fire Office.", "It was", "Ola Brun"),
    ("The fire was out, the mayor said. “We lost nothing,” said Ola Brun, mayor of Corr.", "The fire", "Ola Brun"),
    # the office first, the name behind a comma; a name before "the mayor said" is not the mayor
    ("The Harbour Minister, Hedda Lund, says it rained.", "it rained", "Hedda Lund"),
    ("The Mayor of Corr, Quillan Berg, has said it rained.", "it rained", "Quillan Berg"),
    ("The head of the Harbour Board, Ann Roe, says it rained.", "it rained", "Ann Roe"),
    ("The administrator of the inn chain, Alma, says it rained.", "it rained", "the administrator of the inn chain"),
    ("Attorney-General Ivo Lund spoke. “It rains,” the attorney-general said.", "It rains", "Ivo Lund"),
    ("Ravo will be cleared ahead of Storm Berta, the governor said.", "Ravo will", "the governor"),
    ("The pier was bought by Quillan Berg, the harbour chief said. “It leaks,” the harbour chief added.", "It leaks",
     "the harbour chief"),
    # "said Ann Roe" behind a verb that no table has; who says it stands at the end; a line of place and day before it
    ("The plan costs the town millions, said Ann Roe.", "The plan", "Ann Roe"),
    ("The army, in a note, said Ann Roe, who led it, will leave.", "Ann Roe", "the army"),
    ("Clerks urged the mayor to go, the port office said.", "the mayor to go", "Clerks"),
    ("LEEDS (AP) — Corr urged a boycott of the games, the sports ministry said.", "Corr urged", "the sports ministry"),
    # a time, a clause or an object before the verb is no part of the subject
    ("Norway last week said that it rained.", "it rained", "Norway"),
    ("The firm has this morning announced that it will close.", "it will", "the firm"),
    ("A clerk of the Ravo Party attending the talks in Corr said it rained.", "it rained", "a clerk of the Ravo Party"),
    ("An officer visiting Corr said it rained.", "it rained", "an officer visiting Corr"),
    ("The firm that runs the port said it rained.", "it rained", "the firm"),
    ("The firm closed its plant in Corr and a spokesman said it rained.", "it rained", "a spokesman"),
    ("Ann Roe, a clerk who founded a think tank, Corr House, said it rained.", "it rained", "Ann Roe"),
    # small words in a name, a surname that is a trade, a firm whose "Co." has a stop; a firm is not its subsidiary
    ("Opposition leader Omar bin Corr spoke. The pier is old, bin Corr said.", "The pier", "Omar bin Corr"),
    ("Stephen Baker came. “It rains,” Baker said.", "It rains", "Stephen Baker"),
    ("The pier is old, according to Corr Foods Inc.'s clerk.", "The pier", "Corr Foods Inc.'s clerk"),
    ("Corr Foods Inc. said it rained.", "it rained", "Corr Foods Inc."),
    ("The suit names Norvo Frost, the subsidiary of Norvo. Norvo said it rained.", "it rained", "Norvo"),
    ("“It rains,” said Eva Poe, the mayor. She said it was late. Most plan to see Corr Funland.", "it was", "Eva Poe"),
    ("Norway ordered the ship to stop.", "the ship", "Norway"),
    # lands speak, and are no part of a firm's name; words in front of a first name are no part of the name
    ("Norway said it would send nine ships.", "it would", "Norway"),
    ("Corvo Norway sold nine ships. Norway said that the price was fair.", "the price", "Norway"),
    # where content begins and ends
    ("With half the votes counted, Roe led by 61, the board's chairman, Jon Mado, told a crowd.", "With", "Jon Mado"),
    ("The mayor said three weeks ago that the pier was old.", "the pier", "the mayor"),
    ("The pier is old, a clerk said on condition of anonymity because he feared a row.", "The pier", "a clerk"),
    ("In the words of the prosecutor, Karl Brandt, “the child cried for months.”", "the child", "Karl Brandt"),
    ("Tom Ilves was told by Ann Roe that the port was closed.", "the port was", "Ann Roe"),
    ("It was announced by the port office that the pier would close.", "the pier", "the port office"),
    ("Corr Lines has offered guards money to leave. It says driver-only trains are safe.", "driver-only", "Corr Lines"),
    ("Corr Lines employs forty guards. It said the fare would rise.", "the fare", "Corr Lines"),
    ("The port office said so. Corr Lines employs forty guards. It said fares would rise.", "fares", "Corr Lines"),
    ("The port expects a loss. The tax office is hopeful: it forecasts a gain of 2 per cent.", "a gain", "the tax office"),
    ("The ministry will close the pier, the port office said. It said fares would rise.", "fares", "the port office"),
    ("Bo Lind, 63, who led Corr council from 2006 to 2012, denies nine counts of theft.", "nine counts", "Bo Lind"),
    ("A former mayor took money “stuffed into a shoe box” at a hotel, a court heard.", "A former", None),
    ("“It is safe,” said Ann Roe, but Tom Ilves was less sure. “It may fall,” he said.", "It may", "Tom Ilves"),
    ("As Ann Roe said, the pier is older than the town.", "the pier", "Ann Roe"),
    ("But according to Ann Roe, the pier is old.", "the pier", "Ann Roe"),
    ("The club got 12m kroner from the town and, according to a letter to the board, 400,000 kroner from the port.",
     "400,000", "a letter to the board"),
    ("“The toll is fair,” said Mills in a letter, but Carr objected: “It is robbery.”", "The toll", "Mills"),
    ("“The toll is fair,” said Mills in a letter, but Carr objected: “It is robbery.”", "It is", "Carr"),
    ("“Fares must fall,” said Mills, and Carr agreed: “They have to.”", "Fares", "Mills"),
    ("“Fares must fall,” said Mills, and Carr agreed: “They have to.”", "They have", "Carr"),
    ("“The toll is fair,” said Mills, while Carr countered: “It is robbery.”", "The toll", "Mills"),
    ("“The toll is fair,” said Mills, while Carr countered: “It is robbery.”", "It is", "Carr"),
    ("“We won,” Mills said, but Ann Carr was less sure. “It was a draw,” she said.", "We won", "Mills"),
    ("“We won,” Mills said, but Ann Carr was less sure. “It was a draw,” she said.", "It was", "Ann Carr"),
    ("Peter “Dutch” Van Loon said the mine was shut in May.", "the mine was shut", "Peter “Dutch” Van Loon"),
    ("“We bake at night,” said Rosa “Lola” Perez, who owns the shop.", "We bake", "Rosa “Lola” Perez"),
    ("Robert 'Bob' Tait told the court that the boat leaked. “It always did,” Tait added.", "the boat leaked", "Robert 'Bob' Tait"),
    ("Robert 'Bob' Tait told the court that the boat leaked. “It always did,” Tait added.", "It always", "Robert 'Bob' Tait"),
    ("“As I told the board, the lake is clean and will stay clean.” —Governor Ines Falk", "As I told", "Ines Falk"),
    ("“The bridge holds.”\n\n— Karl Brandt, engineer in Ulm", "The bridge", "Karl Brandt"),
    ("“The bridge holds.” – Karl Brandt, engineer", "The bridge", "Karl Brandt"),
    ("\"The bridge holds.\" -- Karl Brandt", "The bridge", "Karl Brandt"),
    ("Said Karl Brandt: “The bridge holds.”", "The bridge", "Karl Brandt"),
    ("Adds Brandt: “It holds.”", "It holds", "Brandt"),
    ("Says Ines Falk, the governor: “It holds.”", "It holds", "Ines Falk"),
    ("“It was a bluff,” Tait was quoted as saying by the Ulm Courier.", "It was", "Tait"),
    ("Karl Brandt was quoted as saying that the bridge would hold.", "the bridge would hold", "Karl Brandt"),
    ("“It was a bluff,” state television quoted Karl Brandt as saying.", "It was", "Karl Brandt"),
    ("The Ulm Courier quoted Karl Brandt as saying the bridge would hold.", "the bridge would hold", "Karl Brandt"),
    ("Karl Brandt is reported to have said that the bridge would hold.", "the bridge would hold", "Karl Brandt"),
    ("Karl Brandt is said to have told friends that the bridge would fall.", "the bridge would fall", "Karl Brandt"),
    ("Calling the mayor a coward, Ines Falk told reporters that the vote was a sham.", "the vote was", "Ines Falk"),
    ("Asked about the leak, Karl Brandt said the pipe was old.", "the pipe was", "Karl Brandt"),
    ("Speaking in Ulm on Friday, Ines Falk said: “We will stay.”", "We will", "Ines Falk"),
    ("After Tait finished, Ines Falk leaned in and said, “That is not true.”", "That is not", "Ines Falk"),
    ("When Tait had left the room, Falk turned to Brandt and whispered, “He is lying.”", "He is", "Falk"),
    ("Karl Brandt met Peter Tait in Ulm on Friday. “The bridge holds,” he said.", "The bridge", "Karl Brandt"),
    ("Karl Brandt walked through the ruins of the Tait Hotel near Lake Dorn. “I came back for my cat,” he said.", "I came", "Karl Brandt"),
    ("In the village of Old Corr, fisherman Jorun Hale, 61, looked at his boat.\n\n“It is gone,” he said. “All of it.”", "It is gone", "Jorun Hale"),
    ("In the village of Old Corr, fisherman Jorun Hale, 61, looked at his boat.\n\n“It is gone,” he said. “All of it.”", "All of", "Jorun Hale"),
    ("Mohamed Adar, 31, said he had walked for two days.", "he had walked", "Mohamed Adar"),
    ("Ines Falk praised Karl Brandt. “He built it,” she said.", "He built", "Ines Falk"),
    ("In his talk with Mr. Poe, however, Mr. Dunn was glad. “It is late,” he said.", "It is", "Dunn"),
    ("Carl Dunn's lawyer, Tom Poe, was late. “It is late,” he said.", "It is", "Tom Poe"),
    ("Carl Dunn's lawyer was late. “It is late,” he said.", "It is", "Carl Dunn"),
    ("Carl Dunn sat down. He spoke about Tom Poe. “It is late,” he said.", "It is", "Carl Dunn"),
    ("Northern Harbor Pact, the trade club, was signed. “It is late,” he said.", "It is", "he"),
    ("Carl Dunn sat down. Allegedly, Roe's aide shouted, but he replied “I am deaf.”", "I am", "Carl Dunn"),
    ("Connolly, the mayor, sat down. “It is late,” he said.", "It is", "Connolly"),
    ("The governor, sitting next to Mayor Carl Dunn, said the pier was shut.", "the pier", "the governor"),
    ("The governor of Ravo, Mayor Carl Dunn, said the pier was shut.", "the pier", "Carl Dunn"),
    ("Fear of the Roe ministry of a war grew. The ministry said it was glad.", "it was", "the ministry"),
    ("The ministry of fish grew. The ministry said it was glad.", "it was", "the ministry of fish"),
    ("A US official said the plan was dead.", "the plan was", "a US official"),
    ("Two officials familiar with the talks said no deal was near.", "no deal", "two officials familiar with the talks"),
    ("“It is over,” said a person briefed on the matter, who asked not to be named.", "It is over", "a person briefed"),
    ("The plan is dead, according to people with knowledge of the talks.", "The plan is", "people with knowledge of the talks"),
    ("“It is over,” one diplomat said.", "It is over", "one diplomat"),
    ("INTERVIEWER: Is the bridge safe?\n\nBRANDT: It is safe today, and it will be safe next year.", "It is safe today", "Brandt"),
    ("KARL BRANDT: The bridge is safe today.\n\nINES FALK: I would not cross it.", "The bridge is", "Karl Brandt"),
    ("KARL BRANDT: The bridge is safe today.\n\nINES FALK: I would not cross it.", "I would not", "Ines Falk"),
    ("Karl Brandt: “The bridge is safe.”\n\nInes Falk: “I would not cross it.”", "The bridge is", "Karl Brandt"),
    ("Karl Brandt: “The bridge is safe.”\n\nInes Falk: “I would not cross it.”", "I would not", "Ines Falk"),
    ("“We saw it come,” Brandt said. “We told them so.\n\n“They did not listen.\n\n“Now it is gone.”", "We saw", "Brandt"),
    ("“We saw it come,” Brandt said. “We told them so.\n\n“They did not listen.\n\n“Now it is gone.”", "They did", "Brandt"),
    ("“We saw it come,” Brandt said. “We told them so.\n\n“They did not listen.\n\n“Now it is gone.”", "Now it", "Brandt"),
    ("Ines Falk, the governor of Ravo, opened the fair on Monday. The governor said the lake was clean.", "the lake was", "Ines Falk"),
    ("President Karl Brandt arrived on Monday. “We are friends,” the president said.", "We are", "Karl Brandt"),
    ("The company's founder, Ines Falk, 52, said sales rose.", "sales rose", "Ines Falk"),
    ("Ines Falk, 52, the company's founder, said sales rose.", "sales rose", "Ines Falk"),
    ("Christoph Hale, professor of law at Ravo University in Corr Bay, Fla., said the clause was void.", "the clause was", "Christoph Hale"),
    ("“The clause is void. It cannot be saved,” Michael Tait, head of Ravo Action, a lobby group, said in a statement.", "The clause", "Michael Tait"),
    ("“He got his bridge,” House Speaker John B. Tait’s office said in a memo Friday, pushing back against the Red House’s demands.", "He got", "House Speaker John B. Tait’s office"),
    ("Karl Brandt, the owner, sent out a message that said: “Thank you all.”", "Thank you", "Karl Brandt"),
    ("Ines Falk issued a statement that said the lake was clean.", "the lake was", "Ines Falk"),
    ("Members of the “Band of Six” said they backed the plan.", "they backed", "Members of the “Band of Six”"),
    ("On Tuesday the count rose, with the police saying that nine people were missing.", "nine people", "the police"),
    ("The Ravo Budget Office (RBO) said costs would rise. The RBO said later that they fell.", "costs would", "Ravo Budget Office"),
    ("The Ravo Budget Office (RBO) said costs would rise. The RBO said later that they fell.", "they fell", "Ravo Budget Office"),
    ("Channel 9 said the ferry had sunk. Ravo TV's Channel 10 said it had not.", "the ferry had", "Channel 9"),
    ("Channel 9 said the ferry had sunk. Ravo TV's Channel 10 said it had not.", "it had not", "Ravo TV's Channel 10"),
    ("AirRavo Flight 22, which left at noon, is missing. AirRavo said nothing was known.", "nothing was", "AirRavo"),
    ("The Ravo Strip is closed. Baker Jorun Hale waited. “I lost my oven,” he said.", "I lost", "Jorun Hale"),
    ("Truce in Ravo Begins as Corr Says It Will Leave", "It Will", "Corr"),
    ("“It was a mistake,” said Mills in a letter, but Carr was of another mind: “It was right.”", "It was right", "Carr"),
    ("“It was a mistake,” said Mills in a letter, but Carr disagreed: “It was right.”", "It was right", "Carr"),
    ("\"We will rebuild the hall,\nstone by stone,\" said Mayor Ann Roe.\n\nThe hall burnt.", "We will", "Ann Roe"),
    ("“We asked for help in May,” said Ann Roe, who runs the shelter.\n\n“Nobody came.”\n\nTom Ilves runs the port.", "Nobody", "Ann Roe"),
    ("Ann Roe runs the shelter. She said help was late. “We asked twice,” she said, “and then we stopped asking.”", "We asked", "Ann Roe"),
    ("Ann Roe runs the shelter. She said help was late. “We asked twice,” she said, “and then we stopped asking.”", "and then", "Ann Roe"),
    ("Tom Ilves, a spokesman for the port, denied it. “That is nonsense,” the spokesman said.", "That is", "Tom Ilves"),
    ("The company denied it. “That is nonsense,” a spokeswoman said.", "That is", "a spokeswoman"),
    ("“That is nonsense,” said Ravo police chief Tom Ilves.", "That is", "Tom Ilves"),
    ("“That is nonsense,” said the chief of police, Tom Ilves.", "That is", "Tom Ilves"),
    ("“That is nonsense,” said Tom Ilves, 44, chief of police.", "That is", "Tom Ilves"),
    ("“That is nonsense,” said 44-year-old Tom Ilves.", "That is", "Tom Ilves"),
    ("“That is nonsense,” 44-year-old Tom Ilves said.", "That is", "Tom Ilves"),
    ("“That is nonsense,” Ilves, who is 44, said on Monday.", "That is", "Ilves"),
    ("Tom Ilves and Ann Roe met on Monday. “They talked for hours,” an aide said.", "They talked", "an aide"),
    ("In a letter to Ann Roe, Tom Ilves wrote that the port was closed.", "the port was", "Tom Ilves"),
    ("Ann Roe told Tom Ilves that the port was closed.", "the port was", "Ann Roe"),
    ("It was Ann Roe who said that the port was closed.", "the port was", "Ann Roe"),
    ("The port is closed, says Ann Roe of the harbour office.", "The port is", "Ann Roe"),
    ("“The port,” Ann Roe explained, “is closed.”", "The port", "Ann Roe"),
    ("“The port,” Ann Roe explained, “is closed.”", "is closed", "Ann Roe"),
    ("Leaning on the rail, Tom Ilves laughed. “I am too old for this,” he said.", "I am", "Tom Ilves"),
    ("Asked by Ann Roe whether he would go, Tom Ilves said he would stay.", "he would stay", "Tom Ilves"),
    ("Ann Roe's lawyer, Tom Ilves, said she was innocent.", "she was", "Tom Ilves"),
    ("Ann Roe's lawyer said she was innocent.", "she was", "Ann Roe's lawyer"),
    ("A spokesman for Ann Roe said she was innocent.", "she was", "a spokesman for Ann Roe"),
    ("The ministry said 40 people had died. It said the toll could rise.", "40 people", "the ministry"),
    ("The ministry said 40 people had died. It said the toll could rise.", "the toll", "the ministry"),
    ("The Port Health Office said 40 people had died. It said the toll could rise.", "40 people", "Port Health Office"),
    ("The Port Health Office said 40 people had died. It said the toll could rise.", "the toll", "Port Health Office"),
    ("Researchers at Ravo University found that fish sleep. “They sleep deeply,” the researchers wrote.", "fish sleep", "Researchers at Ravo University"),
    ("Researchers at Ravo University found that fish sleep. “They sleep deeply,” the researchers wrote.", "They sleep", "the researchers"),
    ("The study found that fish sleep. “They sleep deeply,” it says.", "They sleep", "the study"),
    ("According to police, 12 people were hurt.", "12 people", "police"),
    ("12 people were hurt, police said.", "12 people", "police"),
    ("Police in Ravo said on Monday 12 people were hurt.", "12 people", "Police in Ravo"),
    ("The ferry sank, state media reported.", "The ferry", "state media"),
    ("The ferry sank, Xinhua reported, citing the port office.", "The ferry", "Xinhua"),
    ("Tom Ilves tweeted: “We are safe.”", "We are", "Tom Ilves"),
    ("“We are safe,” read a sign on the door.", "We are", "a sign"),
    ("Unnamed sources told the Echo that the deal was dead.", "the deal", "Unnamed sources"),
    ("A senior administration official, speaking on condition of anonymity, said the deal was dead.", "the deal", "a senior administration official"),
    ("A source close to the talks said the deal was dead.", "the deal", "a source close to the talks"),
    ("One of the officials said the deal was dead.", "the deal", "one of the officials"),
    ("President Xi said that the port was open. Xi Wen, the president, left on Monday.", "the port", "Xi Wen"),
    ("Mr Ilves said he was well. Tom Ilves, 60, runs the port.", "he was", "Tom Ilves"),
    ("Dr. Ann Roe said the virus was gone.", "the virus", "Ann Roe"),
    ("Gov. Roe said the virus was gone. Ann Roe is a Democrat.", "the virus", "Ann Roe"),
    ("Lt. Col. Peter Hale said Ravo withdrew its forces.", "Ravo withdrew", "Peter Hale"),
    ("The Rev. Ann Roe said the hall was full.", "the hall", "Ann Roe"),
    ("Ann Roe, PhD, said the hall was full.", "the hall", "Ann Roe"),
    ("Ann Roe (Ravo Party) said the hall was full.", "the hall", "Ann Roe"),
    ("“I saw it,” Ann Roe, a nurse from Corr, told reporters outside the court.", "I saw", "Ann Roe"),
    ("Interviewed by phone, Ann Roe said the hall was full.", "the hall", "Ann Roe"),
    ("In an interview with Tom Ilves, Ann Roe said the hall was full.", "the hall", "Ann Roe"),
    ("Q: Who built the hall?\n\nAnn Roe: My father built the hall in 1950.\n\nQ: Is it full?\n\nAnn Roe: It was full last night.", "My father", "Ann Roe"),
    ("Q: Who built the hall?\n\nAnn Roe: My father built the hall in 1950.\n\nQ: Is it full?\n\nAnn Roe: It was full last night.", "It was", "Ann Roe"),
    ("Ann Roe, mayor of Corr, spoke to the Echo about the hall.\n\nQ: Who built it?\n\nA: My father built it in 1950.\n\nQ: Is it full?\n\nA: It was full last night.", "My father", "Ann Roe"),
    ("Ann Roe, mayor of Corr, spoke to the Echo about the hall.\n\nQ: Who built it?\n\nA: My father built it in 1950.\n\nQ: Is it full?\n\nA: It was full last night.", "It was", "Ann Roe"),
    ("TOM ILVES, HOST: Is the hall full?\n\nANN ROE, MAYOR OF CORR: It was full last night.\n\nILVES: Thank you for coming.\n\nROE: It was my pleasure.", "It was full", "Ann Roe"),
    ("TOM ILVES, HOST: Is the hall full?\n\nANN ROE, MAYOR OF CORR: It was full last night.\n\nILVES: Thank you for coming.\n\nROE: It was my pleasure.", "Thank you", "Tom Ilves"),
    ("TOM ILVES, HOST: Is the hall full?\n\nANN ROE, MAYOR OF CORR: It was full last night.\n\nILVES: Thank you for coming.\n\nROE: It was my pleasure.", "It was my", "Ann Roe"),
    ("Echo: Is the hall full?\n\nRoe: It was full last night.\n\nEcho: Who built it?\n\nRoe: My father did.", "It was full", "Roe"),
    ("Echo: Is the hall full?\n\nRoe: It was full last night.\n\nEcho: Who built it?\n\nRoe: My father did.", "My father", "Roe"),
    ("Shocked, Ann Roe said nothing. Later she said the hall was lost.", "the hall", "Ann Roe"),
    ("Meanwhile, Ann Roe said the hall was lost.", "the hall", "Ann Roe"),
    ("Here is what Ann Roe said: “The hall is lost.”", "The hall", "Ann Roe"),
    ("As Ann Roe put it, “the hall is lost.”", "the hall", "Ann Roe"),
    ("Ann Roe called the vote “a very dark day for Corr.”", "a very", "Ann Roe"),
    ("“Bravo!” shouted the crowd.", "Bravo", "the crowd"),
    ("Ann Roe did not hesitate to say that the hall is lost.", "the hall", "Ann Roe"),
    ("The ministry did not say how many died, but Ann Roe said 12 had.", "12 had", "Ann Roe"),
    ("Ann Roe said that the hall was not lost.", "the hall", "Ann Roe"),
    ("The mayor did not only say that the hall was lost.", "the hall", "the mayor"),
    ("Ann Roe, not the mayor, said the hall was lost.", "the hall", "Ann Roe"),
    ("Hundreds marched in Corr on Sunday. One of them, Jana Holt, 27, carried a drum. “I want a job,” she said.", "I want", "Jana Holt"),
    ("Prime Minister Jana Holt met President Bo Lind on Friday. The president said talks went well. The prime minister was less sure.", "talks", "Bo Lind"),
    ("“They lied,” said Holt's brother, Sven. “All of them.”", "They lied", "Sven"),
    ("“They lied,” said Holt's brother, Sven. “All of them.”", "All of", "Sven"),
    ("Holt's lawyers said in a statement that she would appeal.", "she would", "Holt's lawyers"),
    ("The rebels' commander, Col. Bo Lind, said his men had left.", "his men", "Bo Lind"),
    ("Corr's top official for ports, Bo Lind, said the ferry was late.", "the ferry", "Bo Lind"),
    ("“The ferry was late,” Bo Lind, Corr's top official for ports, said at a news conference.", "The ferry", "Bo Lind"),
    ("Bo Lind of the port office said the ferry was late, adding that it would leave on Tuesday.", "the ferry", "Bo Lind"),
    ("Bo Lind of the port office said the ferry was late, adding that it would leave on Tuesday.", "it would", "Bo Lind"),
    ("“We will appeal,” Holt wrote on Facebook.", "We will", "Holt"),
    ("“We will appeal,” a post on Holt's page read.", "We will", "a post on Holt's page"),
    ("Holt said she would appeal. Lind said he would not. “It is over,” he said.", "It is", "Lind"),
    ("Jana Holt said she would appeal. Bo Lind said he would not. “It is over,” he said.", "It is", "Bo Lind"),
    ("Jana Holt spoke first. Then came her husband, Bo Lind. “It is over,” he said.", "It is", "Bo Lind"),
    ("“It is over,” said the prime minister of Corr, Jana Holt, on Friday.", "It is", "Jana Holt"),
    ("Speaking to reporters after the vote, a tired-looking Jana Holt said it was over.", "it was", "Jana Holt"),
    ("Analysts at Lind Bank said profits would fall.", "profits", "Analysts at Lind Bank"),
    ("Lind Bank analyst Jana Holt said profits would fall.", "profits", "Jana Holt"),
    ("The bank said profits would fall. “It will be hard,” it said.", "It will", "the bank"),
    ("The White Hall said it had no plans. White Hall spokesman Bo Lind said nothing would change.", "nothing would", "Bo Lind"),
    ("The army said it had no knowledge of the raid. “We are looking into it,” an army spokesman said.", "We are", "an army spokesman"),
    ("Corr, Dec. 3 (AP) - Jana Holt said on Monday that the hall was full.", "the hall", "Jana Holt"),
    ("CORR — The hall was full, Jana Holt said.", "The hall", "Jana Holt"),
    ("Holt says Corr must pay", "Corr must", "Holt"),
    ("“It's a shame,” Holt said of the vote. “A real shame.”", "It's a", "Holt"),
    ("“It's a shame,” Holt said of the vote. “A real shame.”", "A real", "Holt"),
    ("Neighbours described Lind as “a quiet man who kept bees.”", "a quiet", "Neighbours"),
    ("Lind, whom neighbours described as “a quiet man who kept bees,” was arrested.", "a quiet", "neighbours"),
    ("The judge ordered Lind to pay. “You knew,” she told him.", "You knew", "the judge"),
    ("Judge Jana Holt ordered Bo Lind to pay. “You knew,” she told him.", "You knew", "Jana Holt"),
    ("Lind's mother, Eva, wept. “He is a good boy,” she said.", "He is", "Eva"),
    ("Rather than wait, Jana Holt said the port would open.", "the port", "Jana Holt"),
    ("In all, Jana Holt said, nine ships left.", "nine ships", "Jana Holt"),
    ("However, the ministry said nine ships left.", "nine ships", "the ministry"),
    ("Quoting officials, the Corr Echo said nine ships left.", "nine ships", "Corr Echo"),
    ("Nine ships left, according to the Corr Echo newspaper.", "Nine ships", "Corr Echo newspaper"),
    ("Nine ships left, the Echo reported, quoting an unnamed official.", "Nine ships", "Echo"),
    ("Witnesses told AFP that nine ships left.", "nine ships", "Witnesses"),
    ("The vaccine is safe, according to the Centers for Port Control and Prevention.", "The vaccine", "Centers for Port Control and Prevention"),
    ("The Food Workers' Union said it feared for 300 jobs.", "it feared", "Food Workers' Union"),
    ("Yes, says Dr Ann Roe, the port officer. “Serious cases are rare,” she said.", "Serious", "Ann Roe"),
    ("Ann Roe, the governor, denied a report that fuel had run out: “We have 40,000 tons.”", "We have", "Ann Roe"),
    ("They were found at their home in Red Bay, the local sheriff said.", "They were", "the local sheriff"),
    ("Only 180 trains ran, according to the company, which said that talks could resume.", "talks could", "the company"),
    ("Families are skipping meals, charities said yesterday.", "Families", "charities"),
    ("Turnout was 91 per cent, the Dockers' Union said; the port office said it was 64.", "Turnout", "Dockers' Union"),
    ("The government has promised the families $5,000 each.", "$5,000 each", "the government"),
    ("Asked about the case in parliament, the minister for ports, Bo Lind, said it was sad.", "it was sad", "Bo Lind"),
    ("Asked how many members were with her, Jana Holt smiled and said: “Enough.”", "Enough", "Jana Holt"),
    ("According to Holt, the largest single payment, £400, was made in May.", "the largest single", "Holt"),
    ("Bo Lind, who has pleaded guilty to theft, told detectives that he had paid, according to a statement.", "Bo Lind, who", "a statement"),
    ("Bo Lind, who has pleaded guilty to theft, told detectives that he had paid, according to a statement.", "he had paid", "Bo Lind"),
    ("Bo Lind came. The president, who made fares a theme of his campaign, urged members to “act now” in Corr. “We must,” he said.", "We must", "the president"),
    ("One in four has skipped meals, a study published last month in the Journal of Ports found.", "One in four", "a study"),
    ("Fares rose by a tenth, records compiled by the group Open Ports show.", "Fares rose", "records compiled by the group Open Ports"),
    ("Sens. Bo Lind of Corr and Jana Holt of Ravo said they could accept it.", "they could", "Bo Lind and Jana Holt"),
    ("He said nine ships left.", "nine ships", "He"),
    # whose words: a pronoun behind "according to", a passive, a clause or a verb of its own
    ("Jana Holt came. According to her the ferry left at noon; the port says one.", "the ferry", "Jana Holt"),
    ("Fares rose, the port said on Friday, and the dockers' union warned of strikes.", "Fares", "the port"),
    ("Fares rose, the port office said on Friday, and the union warned of strikes.", "strikes", "the union"),
    ("Analyst Bo Lind considers that Ravo won. “It is theatre”, believes the expert.", "It is", "the expert"),
    ("The budget office, which advises the port, met. “Fares must rise,” it wrote.", "Fares", "the budget office"),
    ("The court heard that the pier had been sold twice.", "the pier", None),
    ("The jury found that the pier had been sold twice.", "the pier", "the jury"),
    ("Divers who went to Ravo denied any wrong.", "any wrong", "Divers"),
    ("The chairs of the firms that bought ships from the port said fares rose.", "fares", "the chairs of the firms"),
    ("The file that Roe released said the pier was old.", "the pier", "the file"),
    ("A report that it had ordered put the cost at £3 million.", "the cost", "a report"),
    ("Ann Roe shared it with Mr. Poe, saying that it was old.", "it was old", "Ann Roe"),
    ("The vote was late, with the mayor, Ann Roe, saying it was old.", "it was old", "Ann Roe"),
    ("Ann Roe, who left after Tom Poe said it rained, said the move was late.", "the move", "Ann Roe"),
    ("In a letter sent by Mr. Poe, Tom Lowe said he ran and called it a “sad old joke.”", "sad", "Tom Lowe"),
    ("Roe was warned by the mayor, Tom Poe, that he should expect rain.", "he should", "Tom Poe"),
    ("Ann Roe was quoted by the radio as saying, “We are ready now.”", "We are", "Ann Roe"),
    ("Tom Poe spoke of a “Red Ann,” while the mayor saw a “tired old dog of a man.”", "tired", "the mayor"),
    ("Ann Roe left.\n\nThe pier was shut for a day,” she said. “It fell.”", "The pier was", "Ann Roe"),
    # a thing that indicates speaks not; somebody does
    ("Olga Brandt, who runs the port, said the last signals indicated “a fair chance that it sank.”", "the last signals",
     "Olga Brandt"),
    ("Before Ann Roe could answer herself, somebody in the crowd cracked: “In the harbour.”", "In the", "somebody in the crowd"),
    # a man by the table whose sentence has a "her": "she" may be he, and nobody that may be a man
    ("The head of the port, Ilvan Ostor, said the search went on.\n\nJustin Vale, 25, came to the quay to meet her twin "
     "sister.\n\n“I felt it at once,” she said.", "I felt", "she"),
    # a name that somebody gives
    ("“It rains,” a guest who gave her name as Ilvana Dorn told the radio.", "It rains", "Ilvana Dorn"),
    ("“It rains,” the guest, identified only as Orvo, said.", "It rains", "Orvo"),
    ("A baker who called himself Orvo said the pier was old.", "the pier", "Orvo"),
    ("“It rains,” said a guest who identified as Catholic.", "It rains", "a guest"),
    ("Ann Roe met Poe. “‘He paid.’ So ends the book (and the plan.)” Roe wrote.", "‘He paid", "Ann Roe"),
]


def test_where_content_begins_and_ends():
    told = {
        "The port office said Ravo had moved 11 boats; Ravo acknowledged two moves.": "Ravo had moved 11 boats",
        "The ministry said that was untrue.": "that was untrue",
        "Roe said that fares rose; that boats were late.": "fares rose; that boats were late",
        "While the port office estimates 400, the union arrives at more than 900.": "400",
        "At this pace, the port office said, the pier will fall in May.": "the pier will fall in May",
        "Jana Holt boasted of the longest pier in Ravo.": "the longest pier in Ravo",
        "Roe told reporters gathered at the port that the crew would stay.": "the crew would stay",
        "The pier is old, Roe said Tuesday after he met the crew.": "The pier is old",
        "Roe said the pier was old but the union said it was new.": "the pier was old",
        "Roe said the pier was old but agrees with the union's call for calm.":
            "the pier was old but agrees with the union's call for calm",
        "Roe said late Thursday he was glad.": "he was glad",
        "Roe said that the board, a body in charge of schools, was glad.": "the board, a body in charge of schools, was glad",
        "Roe was angry, saying on “Good Day” last week that the pier was old.": "the pier was old",
        "The next day, according to notes by Roe, the pier fell.": "the pier fell",
    }
    assert {text: said_in(text)["quotation"].iloc[0] for text in told} == told


@pytest.mark.parametrize(("text", "beginning", "speaker"), SPEAKERS)
def test_who_speaks(text, beginning, speaker):
    assert speaker_of(text, beginning) == speaker


@pytest.mark.parametrize(("text", "beginning"), [
    ("Setting the tone, the game began at noon. “We are ready.”", "We are"),
    ("Mr. said the deal was dead.", "the deal was"),
    ("One said the deal was dead.", "the deal was"),
    ("There is hope that the “quiet truce” will hold.", "quiet truce"),
    ("They searched the hall after a tip that “boats were hidden” there.", "boats were"),
    ("However, “the worst is over” was all that was left on the wall.", "the worst"),
    ("“Nine ships left,” it said.", "Nine ships"),
    ("The ferry sank, the captain said. “My aunt was on board”, so Jana Holt (61).", "My aunt"),
    ("Owner of doomed ferry ‘knew of the leak for years’", "knew of"),
    ("Tom Ilves did not answer.\n\n“We asked twice.”\n\nThe port was shut.", "We asked"),
    ("Tom Ilves could not be reached.\n\n“We asked twice.”", "We asked"),
    ("Tom Ilves is a baker. He was described in a memo as being “very kind, very old and very loud.”", "very kind"),
])
def test_nonsense_is_no_speaker(text, beginning):
    rows = said_in(text)
    assert rows.loc[rows["quotation"].str.startswith(beginning), "speaker"].isna().all()


@pytest.mark.parametrize("text", [
    "The war has claimed the lives of 40 people.",
    "The sirens caused warning lights to flash.",
    "A list of proposed cuts was handed out.",
    "The lake was closed thanks to added traffic from the north.",
    "Corr boasts the longest pier in the land – 900 metres.",
    "according to, Ravomore than percent",
    "Under EU rules owners can be fined.",
    "If Roe loses, Corr has promised swift revenge.",
    "Though Corr did not reply to her letter, Roe acknowledged the meeting.",
    "The survey tells about the town we live in.",
    "The budget office, which advises the port, doubts the sum.",
    "Holt agreed in May to pay £2 million to settle claims.",
    "Of the 14 questions put to it, the jury answered 12.",
    "He asked about the town's alleged meddling in the vote.",
    "The court freed Roe, suggesting that the miner had lied.",
    "Roe's invitation to Mr. Poe, in May, prompted memories of a feud.",
    "Roe's surprise announcement that his town will shut the pier sounds like a win.",
    "The suit seeks an admission by the miners that they sank the ship.",
    "The files came to Roe, whose office declined to comment.",
    "The town cut the fee, a move dock workers say is aimed at them.",
    "Roe was charged with lying to the court about talks he had with a miner.",
    "The door opens if the officer finds that the pier is safe.",
    "Roe tweeted about it in strong, critical language.",
    "About 80 families have offered to house the crew.",
    "The port office denied the ship permission to land.",
    "The port office denied permission to land.",
    "The mayor has set a date, if Roe, Poe and Lowe do not agree to wide changes.",
    "His recent memoir was relayed by Roe as “A Longer Day.”",
])
def test_nothing_is_said(text):
    assert said_in(text).empty


@pytest.mark.parametrize(("text", "beginning"), [
    ("Brandt did not say that the bridge was safe.", "the bridge was"),
    ("Brandt declined to say whether the bridge was safe.", "whether"),
    ("No official has said that the bridge is safe.", "the bridge is"),
    ("Brandt would not say how many had died.", "how many"),
    ("Brandt never said the bridge was safe.", "the bridge was"),
    ("Brandt refused to confirm that the pier was shut.", "the pier was"),
    ("Brandt declined, through a spokesman, to say whether the pier was shut.", "whether"),
    ("Brandt refused in a long letter to say when the pier was shut.", "when"),
    ("Neither Brandt nor Falk said that the pier was shut.", "the pier was"),
    ("Nobody has claimed that the pier was shut.", "the pier was"),
    ("Brandt stopped short of saying that the pier was shut.", "the pier was"),
    ("Brandt did not deny that the pier was shut.", "the pier was"),
    ("Ann Roe has yet to say that the hall is lost.", "the hall"),
    ("Ann Roe denied saying that the hall was lost.", "the hall"),
    ("Ann Roe denied that the hall was lost.", "the hall"),
    ("Ann Roe disputes that the hall was lost.", "the hall"),
    ("Ann Roe dismissed claims that the hall was lost.", "the hall"),
    ("Ann Roe should have warned guests that the hall was lost.", "the hall"),
    ("Ann Roe could not say when the hall was lost.", "when"),
    ("Ann Roe left without saying that the hall was lost.", "the hall"),
    ("The ministry did not say how many died, but Ann Roe said 12 had.", "how many"),
    ("No one at the port would say who had paid.", "who had"),
    ("None of the nine officials said that the hall was lost.", "the hall"),
    ("Officials wouldn't confirm that the hall was lost.", "the hall"),
    ("There was no claim that the hall was lost.", "the hall"),
    ("The ministry has never acknowledged that the hall was lost.", "the hall"),
])
def test_what_is_not_said_is_marked_and_no_claim(text, beginning):
    rows = said_in(text)
    assert not rows.loc[rows["quotation"].str.startswith(beginning), "said"].any()
    assert not find_claims(pd.DataFrame({"text": [text]}, index=["a"]))["claim"].str.startswith(beginning).any()


def test_a_day_that_ends_a_text_is_no_name():
    assert list(said_in("The pier will be closed, the mayor said Wednesday")["speaker"]) == ["the mayor"]


@pytest.mark.parametrize("text", [
    "Ann Roe is expected to announce that the pier will close.", "The firms could ask the mayor to pay.",
])  # fmt: skip
def test_what_is_still_to_be_said_is_not_said(text):
    assert said_in(text)["said"].tolist() == [False]


@pytest.mark.parametrize("text", [
    "The pier is closed according to the timetable.", "The war claimed some 40 lives.", "Corr will add 400 rooms.",
])  # fmt: skip
def test_no_speech(text):
    assert said_in(text).empty


def test_of_two_with_one_surname_the_one_who_spoke_last_is_meant():
    text = (
        "Ben Corr was a major backer of the mayor. Clara Corr, who owns the mill, said she watched the fire.\n\n"
        "“It was a bad night for all of us,” Corr said.\n\nBen Corr died in May. Ben Corr was 80."
    )
    assert said_in(text)["speaker"].tolist() == ["Clara Corr", "Clara Corr"]


def test_a_small_al_is_in_a_name():
    assert speaker_of('Bo Lind died in May. Hasan al-Rawi met him. "He was good," he said.', "He was") == "Hasan al-Rawi"


@pytest.mark.parametrize(("headline", "who"), [("Doctors Begin Strike in Corr", "the doctors"), ("Ravo Teachers Walk Out", "the teachers")])
def test_a_headline_names_nobody(headline, who):
    assert speaker_of(f"{headline}\n\n{who.capitalize()} said: “We are tired.”", "We are") == who
