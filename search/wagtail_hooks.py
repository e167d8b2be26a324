"""What the CMS does with the words of search: what is saved there is built into the index at once."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search import actions
from search.cms import SearchGroup
from search.models import OwnWord, SynonymGroup

BUILT_IN = (OwnWord, SynonymGroup)
register_snippet(SearchGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def snippet_saved(request, snippet):
    if isinstance(snippet, BUILT_IN):
        actions.renew_now()


@hooks.register("after_delete_snippet")
def snippets_deleted(request, snippets):
    if any(isinstance(snippet, BUILT_IN) for snippet in snippets):
        actions.renew_now()
