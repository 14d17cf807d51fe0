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


SPEAKERS = [
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
    ("In the words of the prosecutor, Karl Brandt, “the child cried for months.”", "the child", "Karl Brandt"),
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
    ("Tom Ilves was told by Ann Roe that the port was closed.", "the port was", "Ann Roe"),
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
    ("The vote was described as “a very dark day for Corr” by Ann Roe.", "a very", "Ann Roe"),
    ("“Bravo!” shouted the crowd.", "Bravo", "the crowd"),
    ("Ann Roe did not hesitate to say that the hall is lost.", "the hall", "Ann Roe"),
    ("The ministry did not say how many died, but Ann Roe said 12 had.", "12 had", "Ann Roe"),
    ("Ann Roe said that the hall was not lost.", "the hall", "Ann Roe"),
    ("The mayor did not only say that the hall was lost.", "the hall", "the mayor"),
    ("Ann Roe, not the mayor, said the hall was lost.", "the hall", "Ann Roe"),
]


@pytest.mark.parametrize(("text", "beginning", "speaker"), SPEAKERS)
def test_who_speaks(text, beginning, speaker):
    assert speaker_of(text, beginning) == speaker


@pytest.mark.parametrize(("text", "beginning"), [
    ("Setting the tone, the game began at noon. “We are ready.”", "We are"),
    ("Mr. said the deal was dead.", "the deal was"),
    ("One said the deal was dead.", "the deal was"),
    ("There is hope that the “quiet truce” will hold.", "quiet truce"),
    ("However, “the worst is over” was all that was left on the wall.", "the worst"),
])
def test_nonsense_is_no_speaker(text, beginning):
    rows = said_in(text)
    assert rows.loc[rows["quotation"].str.startswith(beginning), "speaker"].isna().all()


@pytest.mark.parametrize("text", [
    "The war has claimed the lives of 40 people.",
    "The sirens caused warning lights to flash.",
    "A list of proposed cuts was handed out.",
    "The lake was closed thanks to added traffic from the north.",
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
    ("Neither Brandt nor Falk said that the pier was shut.", "the pier was"),
    ("Nobody has claimed that the pier was shut.", "the pier was"),
    ("Brandt stopped short of saying that the pier was shut.", "the pier was"),
    ("Brandt did not deny that the pier was shut.", "the pier was"),
    ("Ann Roe has yet to say that the hall is lost.", "the hall"),
    ("Ann Roe denied saying that the hall was lost.", "the hall"),
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
