"""States of the small components: icon, button, tag, state, helix, fit, coverage, meter, progress."""

COMPONENTS = ["icon", "button", "tag", "state", "helix", "fit", "coverage", "meter", "progress"]


def context() -> dict:
    names = (
        "ok miss part wait warn off lock pen file bell mean search arrow close plus download user mail calendar link"
    )
    return {
        "icons": names.split(),
        "all_kinds": ["public", "business", "academia", "civil"],
        "some_kinds": ["business", "academia"],
    }
