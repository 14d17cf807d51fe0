"""The sentence in which a figure can be printed."""


def sentence_of(thing):
    """(sentence, how, missing) for a `printable.Thing`: a statement, an extract, a derived one; (None, "none", what is missing) else."""
    return None, "none", None
