from pathlib import Path

import pytest

from simulations.models.authoring import Cue, Persona, Rubric, Scenario
from simulations.packs.dump import dump
from simulations.packs.files import load_pack
from simulations.packs.schema import parse
from simulations.packs.snippets import export, import_pack, pack_for

pytestmark = pytest.mark.django_db
SCENARIOS = sorted(Path("content/scenarios").glob("*.scenario.yaml"))


@pytest.fixture
def maya():
    return load_pack("content/scenarios/relocating-engineer.scenario.yaml")


def renamed(pack, **changes):
    return parse({**pack.source, **changes})


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.name)
def test_a_shipped_pack_comes_out_of_the_database_as_it_went_in(path):
    pack = load_pack(path)

    assert import_pack(pack).outcome == "created"
    assert pack_for(pack.slug) == pack
    assert pack_for(pack.slug, draft=True) == pack
    assert export(pack.slug) == dump(pack)


def test_importing_twice_makes_no_new_revision(maya):
    import_pack(maya)
    before = Scenario.objects.get().revisions.count()

    assert import_pack(maya).outcome == "unchanged"
    assert Scenario.objects.get().revisions.count() == before


def test_a_changed_file_updates_what_nobody_edited(maya):
    import_pack(maya)

    assert import_pack(renamed(maya, title="Maya again")).outcome == "updated"
    assert pack_for(maya.slug).title == "Maya again"
    assert Persona.objects.count() == 1
    assert Cue.objects.count() == len(maya.cues)


def test_an_authors_edit_is_kept_until_replace_is_asked_for(maya):
    import_pack(maya)
    persona = Persona.objects.get()
    persona.role = "Head of data"
    persona.save_revision().publish()
    changed = renamed(maya, title="Maya again")

    kept = import_pack(changed)

    assert kept.outcome == "kept"
    assert "edited in the admin on" in str(kept)
    assert pack_for(maya.slug).title == maya.title
    assert import_pack(changed, replace=True).outcome == "updated"
    assert pack_for(maya.slug) == changed


def test_a_draft_is_tried_without_touching_what_is_live(maya):
    import_pack(maya)
    persona = Persona.objects.get().get_latest_revision_as_object()
    cue = persona.cues.first()
    cue.topic = "what she climbs"
    persona.cues = [cue, *list(persona.cues.all())[1:]]
    persona.save_revision()

    assert pack_for(maya.slug, draft=True).cues[0].topic == "what she climbs"
    assert pack_for(maya.slug) == maya


def test_two_scenarios_may_use_the_same_keys_for_different_people(maya):
    import_pack(maya)
    other = renamed(maya, slug="another", personas=[{**maya.source["personas"][0], "name": "Maya Lind"}])

    import_pack(other)

    assert pack_for(maya.slug).personas[0].name == "Maya Okafor"
    assert pack_for("another").personas[0].name == "Maya Lind"


def test_a_rubric_is_shared_only_while_it_is_the_same(maya):
    import_pack(maya)
    import_pack(renamed(maya, slug="same-rubric"))
    assert Rubric.objects.count() == 1
    stricter = {**maya.source["rubric"], "pass_percent": 80}

    import_pack(renamed(maya, slug="same-rubric", rubric=stricter))

    assert Rubric.objects.count() == 2
    assert pack_for(maya.slug).rubric.pass_percent == 60
    assert pack_for("same-rubric").rubric.pass_percent == 80


def test_what_a_pack_no_longer_names_is_gone(maya):
    import_pack(maya)
    fewer = renamed(maya, facts=maya.source["facts"][:1])

    import_pack(fewer)

    assert pack_for(maya.slug) == fewer


def test_an_unknown_or_unpublished_scenario_is_not_there(maya):
    with pytest.raises(Scenario.DoesNotExist):
        pack_for("nobody")
    import_pack(maya)
    Scenario.objects.get().unpublish()
    with pytest.raises(Scenario.DoesNotExist):
        pack_for(maya.slug)
    assert pack_for(maya.slug, draft=True) == maya
