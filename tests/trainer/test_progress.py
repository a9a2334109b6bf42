import csv
import io

import pytest

from tests.factories import make_person
from trainer import progress_columns, queries
from trainer.progress_columns import Column
from trainer.views.progress import as_text


@pytest.fixture
def columns(monkeypatch):
    monkeypatch.setattr(progress_columns, "_columns", {})
    progress_columns.register(
        Column("score", "Best score", lambda ids: dict.fromkeys(ids[:1], 71), order=2, unit="%", empty="")
    )
    progress_columns.register(Column("calls", "Calls", lambda ids: dict.fromkeys(ids[:1], 3), order=1))


def first_names(table):
    return {row.person.first_name for row in table.rows}


def test_a_lead_sees_their_own_team_and_a_manager_everybody(columns, cast):
    assert first_names(queries.progress_table(cast["lead"])) == {"Ines", "Kofi", "Hanne"}
    assert first_names(queries.progress_table(cast["other_lead"])) == {"Pavel", "Lucia"}
    assert first_names(queries.progress_table(cast["manager"])) == {"Ines", "Kofi", "Hanne", "Pavel", "Lucia"}


def test_a_lead_cannot_ask_for_another_team(columns, cast, other_team):
    assert first_names(queries.progress_table(cast["lead"], team=other_team)) == {"Ines", "Kofi", "Hanne"}


def test_a_lead_without_a_team_sees_nobody(columns, recruiter):
    assert queries.progress_table(make_person("Lone", "lead")).rows == []


def test_columns_stand_in_order_and_a_missing_score_is_not_a_zero(columns, lead, recruiter):
    table = queries.progress_table(lead)
    assert [column.key for column in table.columns] == ["calls", "score"]
    assert [row.cells for row in table.rows] == [["3", "71\xa0%"], ["0", ""]]


def test_the_csv_holds_what_the_screen_shows(columns, sign_in, manager, recruiter, stranger):
    client = sign_in(manager)
    shown = client.get("/progress/?q=ines").context["table"]
    rows = list(csv.reader(io.StringIO(client.get("/progress.csv?q=ines").content.decode("utf-8-sig"))))
    assert rows[0] == ["Person", "Team", "Calls", "Best score %"]
    assert rows[1:] == [
        [str(row.person), str(row.person.team), *(str(value) for value in row.values)] for row in shown.rows
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_cannot_be_a_formula_in_a_spreadsheet(start):
    assert as_text(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


def test_negative_numbers_stay_numbers():
    assert as_text(-3) == "-3"


def test_the_table_takes_as_many_queries_for_forty_people_as_for_two(
    columns, sign_in, lead, recruiter, team, django_assert_num_queries, django_assert_max_num_queries
):
    client = sign_in(lead)
    client.get("/progress/")
    with django_assert_max_num_queries(8) as few:
        client.get("/progress/")
    for _ in range(38):
        make_person(team=team)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get("/progress/")


def test_deactivated_people_are_left_out(columns, lead, recruiter):
    recruiter.is_active = False
    recruiter.save()
    assert first_names(queries.progress_table(lead)) == {"Hanne"}
