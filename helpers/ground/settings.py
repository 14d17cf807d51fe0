"""Settings cells: checked where they are edited, and told where they differ from the defaults."""

from .errors import SettingError

_KINDS = {str: "a text in quotation marks", bool: "True or False", int: "a whole number", float: "a number"}


def check_setting(name, value, default, among=None, between=None):
    """A phrase for `settings_note` where a setting differs from its default, else None; SettingError: what is allowed.

    `among`: the values allowed (of a list: of each item); `between`: lowest and highest number allowed. A text is not
    empty where its default is not.
    """
    kind, allowed, wanted = type(default), [] if among is None else list(among), None
    if type(value) not in ((int, float) if kind is float else (kind,)):
        wanted = f"{_KINDS.get(kind, 'a list')}, such as {default or allowed[:1] or default!r}"
    elif between is not None and not between[0] <= value <= between[1]:
        wanted = f"a number from {between[0]} to {between[1]}"
    elif kind is str and default and not value.strip():
        wanted = f"a text that is not empty, such as {default!r}"
    elif unknown := [one for one in (value if kind is list else [value]) if among is not None and one not in allowed]:
        more = f" ... ({len(allowed)} in all)" * (len(allowed) > 20)
        wanted = f"none but {', '.join(map(repr, allowed[:20]))}{more}; {unknown[0]!r} is not known"
    if wanted:
        raise SettingError(f"{name} = {value!r}: write {wanted}.")
    return None if value == default else f"{name} is {value!r} (default {default!r})"


def settings_note(*phrases):
    """A sentence that names every setting that differs from its default, and how to go back; "" if none does."""
    told = "; ".join(filter(None, phrases))
    _STATE["changed"] = bool(told)
    back = "To go back, restore the settings cell and run all."
    return f"**Settings differ from the defaults:** {told}. {back}" if told else ""


_STATE = {"changed": False}


def settings_changed():
    """Whether the last settings cell that was run differs from its defaults: a trial must not replace what is kept."""
    return _STATE["changed"]
