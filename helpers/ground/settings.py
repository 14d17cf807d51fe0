"""Settings cells: checked where they are edited, and told where they differ from the defaults."""

from .errors import SettingError


def check_setting(name, value, default, among=None, between=None, several=False):
    """A phrase for `settings_note` where a setting differs from its default, else None; SettingError: what is allowed.

    `among`: the values allowed (with `several`, of each item of a list); `between`: lowest and highest number allowed.
    A text is not empty where its default is not.
    """
    kinds = {str: "a text in quotation marks", bool: "True or False", int: "a whole number", list: "a list"}
    wanted = None
    if several and (isinstance(value, str) or not hasattr(value, "__iter__")):
        wanted = f"a list, such as [{next(iter(() if among is None else among), '...')!r}]; [] means all"
    elif not several and type(default) in kinds and type(value) is not type(default):
        wanted = f"{kinds[type(default)]}, such as {default!r}"
    elif between is not None:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not between[0] <= value <= between[1]:
            wanted = f"a number from {between[0]} to {between[1]}"
    elif isinstance(default, str) and default and not value.strip():
        wanted = f"a text that is not empty, such as {default!r}"
    if wanted:
        raise SettingError(f"{name} = {value!r}: write {wanted}.")
    allowed = [] if among is None else list(among)
    for item in [] if among is None else value if several else [value]:
        if item not in allowed:
            known = ", ".join(map(repr, allowed[:20])) + (f" ... ({len(allowed)} in all)" if len(allowed) > 20 else "")
            raise SettingError(f"{name}: {item!r} is not known; allowed: {known}.")
    return None if value == default else f"{name} is {value!r} (default {default!r})"


def settings_note(*phrases):
    """A Markdown line that names every setting that differs from its default, and how to go back; "" if none does."""
    told = "; ".join(filter(None, phrases))
    _STATE["changed"] = bool(told)
    back = "To go back, restore the settings cell and run all."
    return f"> **Settings differ from the defaults:** {told}. {back}\n\n" if told else ""


_STATE = {"changed": False}


def settings_changed():
    """Whether the last settings cell that was run differs from its defaults: a trial must not replace what is kept."""
    return _STATE["changed"]
