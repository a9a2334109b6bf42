"""The fields that an author edits, in their order, each with a sentence of help.

What a field means wherever it is edited is said on the model; here is what a form alone needs to say.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

SCENARIO = [
    FieldPanel(
        "title", help_text=_("What learners choose by: “A first call with Maya”. It gives no cue away.")
    ),
    FieldPanel("slug"),
    FieldPanel("brief"),
    FieldPanel("objectives"),
    FieldRowPanel(
        [
            FieldPanel("skill", help_text=_("The one that this rehearsal trains and is counted under.")),
            FieldPanel(
                "medium", help_text=_("How they talk. Message and offer package are written, not spoken.")
            ),
            FieldPanel("kind", help_text=_("What sort of talk it is.")),
        ]
    ),
    FieldRowPanel([FieldPanel("stage"), FieldPanel("jurisdiction")]),
    FieldRowPanel(
        [
            FieldPanel(
                "difficulty", help_text=_("1 for a warm-up, 5 for the hardest. Lists go from easy to hard.")
            ),
            FieldPanel("max_turns"),
            FieldPanel("target_minutes", help_text=_("How long it should take. Shown before the call.")),
        ]
    ),
    FieldPanel("rubric"),
]

COLLEAGUE = [
    FieldRowPanel(
        [FieldPanel("key"), FieldPanel("name", help_text=_("One invented name: “Ben Achterberg”."))]
    ),
    FieldRowPanel(
        [
            FieldPanel("role", help_text=_("Their job title.")),
            FieldPanel("function", help_text=_("What part of the company: “data platform”.")),
            FieldPanel("level", help_text=_("How senior: “staff”, “director”.")),
            FieldPanel("location", help_text=_("Where they work.")),
        ]
    ),
    FieldPanel(
        "relationship",
        help_text=_("A stranger is reached only when they have agreed, or can be rung."),
    ),
    FieldPanel("granted"),
    FieldPanel("conditions"),
    FieldPanel("refuses_if"),
]

OFFER_PART = [FieldRowPanel([FieldPanel("title"), FieldPanel("key")]), FieldPanel("choices")]

CALENDAR = FieldRowPanel(
    [FieldPanel("calendar_starts"), FieldPanel("calendar_weeks"), FieldPanel("calendar_pause_weeks")]
)

SPECIAL_DAY = [FieldRowPanel([FieldPanel("date"), FieldPanel("title")])]

REACTIONS = [
    FieldPanel("reacts_warm"),
    FieldPanel("reacts_plain"),
    FieldPanel("reacts_put_off"),
    FieldPanel("reacts_too_soon"),
    FieldPanel("reacts_stop"),
]

PERSONA = [
    FieldPanel("scenario", help_text=_("The rehearsal that they take part in.")),
    FieldRowPanel(
        [
            FieldPanel("name", help_text=_("One invented name, as the recruiter sees it: “Maya Okafor”.")),
            FieldPanel(
                "key", help_text=_("A short name for files: maya. A colleague’s is the one in the directory.")
            ),
            FieldPanel(
                "part", help_text=_("Whom the recruiter talks to. Colleagues are rung from within a call.")
            ),
        ]
    ),
    FieldPanel("role"),
    FieldPanel("public"),
    MultiFieldPanel(
        [FieldPanel("register"), FieldPanel("sentence_limit"), FieldPanel("samples")], heading=_("Voice")
    ),
    FieldPanel("wants"),
    FieldPanel("wont"),
    FieldPanel("openers"),
    FieldPanel("goodbye", help_text=_("One spoken line, also for when they leave early.")),
]

TRUST = [
    FieldPanel("trust_start"),
    FieldPanel("trust_profile", help_text=_("How strongly each gain and each loss counts with them.")),
    FieldPanel("patience_start"),
]

CUE = [
    FieldRowPanel(
        [
            FieldPanel("key"),
            FieldPanel(
                "kind", help_text=_("What it is about. A decoy is taken back later; using it then is misuse.")
            ),
        ]
    ),
    FieldPanel("legality"),
    FieldPanel("topic"),
    FieldPanel("fact"),
    FieldPanel("ask_examples"),
    FieldPanel("lines"),
    FieldPanel("gate"),
    FieldPanel("hint_line"),
    FieldPanel("deflect_line"),
    FieldPanel("anchors"),
    FieldPanel("good_uses"),
    FieldPanel("bad_uses"),
    FieldRowPanel(
        [
            FieldPanel("retract_after"),
            FieldPanel("retract_line", help_text=_("Decoys only: the words that take it back.")),
        ]
    ),
]

FACT = [
    FieldPanel("scenario", help_text=_("The rehearsal in which it holds.")),
    FieldPanel("key", help_text=_("A short name: office-walk. A persona’s own question points at it.")),
    FieldPanel("claim"),
    FieldPanel("value"),
    FieldPanel("visibility", help_text=_("Who may hear it from the recruiter.")),
    FieldRowPanel([FieldPanel("source"), FieldPanel("as_of")]),
    FieldPanel("aliases"),
]

RUBRIC = [
    FieldRowPanel(
        [
            FieldPanel("key", help_text=_("A short name: first-call. Scenarios choose their rubric by it.")),
            FieldPanel("version"),
            FieldPanel("pass_percent"),
        ]
    ),
]

CRITERION = [
    FieldRowPanel(
        [
            FieldPanel("key", help_text=_("A short name: uses-what-she-said.")),
            FieldPanel("skill", help_text=_("The skill that its result is counted under.")),
            FieldPanel("type", help_text=_("How many levels it has, and so how many sentences below.")),
        ]
    ),
    FieldRowPanel([FieldPanel("weight"), FieldPanel("blocker")]),
    FieldPanel("engine"),
    FieldRowPanel(
        [
            FieldPanel("measure", help_text=_("What code counts. Needed unless a judge alone reads it.")),
            FieldPanel("pass_when"),
        ]
    ),
    FieldPanel("thresholds"),
    FieldPanel("levels"),
]
