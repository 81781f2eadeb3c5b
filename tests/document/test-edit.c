/* SPDX-License-Identifier: MPL-2.0 */
#include "document/document.h"

#include <string.h>

#include "base/error.h"
#include "document/kind-change.h"
#include "lib/document.h"
#include "lib/fixture.h"
#include "lib/plan.h"
#include "lib/random-edit.h"

#define N_TRIES 20000 /* few random recipes create no element */

static void
assert_undone (DocumentFixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  if (redo)
    offtake_document_redo (fixture->document, &error);
  else
    offtake_document_undo (fixture->document, &error);
  g_assert_no_error (error);
}

/* A change of up to four edits, kept or taken back. */
static gboolean
random_group (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_text (fixture);

  g_assert_true (offtake_document_begin_group (fixture->document, "Several", &error));
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--) {
    switch (g_test_rand_int_range (0, 4)) {
    case 0: random_add (fixture->document); break;
    case 1: random_remove (fixture->document); break;
    default: random_set (fixture->document); break;
    }
  }
  if (g_test_rand_int_range (0, 3) == 0) {
    offtake_document_abort_group (fixture->document);
    g_autofree char *after = document_text (fixture);
    g_assert_cmpstr (after, ==, before);
    return FALSE;
  }
  g_assert_true (offtake_document_end_group (fixture->document, &error));
  return TRUE;
}

static gboolean
random_edit (DocumentFixture *fixture)
{
  switch (g_test_rand_int_range (0, 8)) {
  case 0: return random_add (fixture->document);
  case 1: return random_remove (fixture->document);
  case 2: return random_group (fixture);
  default: return random_set (fixture->document);
  }
}

/* @texts: what the plan was after each step; @at: where we are in it. */
static void
walk (DocumentFixture *fixture, GPtrArray *texts, guint *at, int steps)
{
  for (; steps != 0; steps += steps < 0 ? 1 : -1) {
    gboolean redo = steps > 0;
    gboolean can = redo ? *at + 1 < texts->len : *at > 0;
    g_assert_cmpint (redo ? offtake_document_can_redo (fixture->document)
                          : offtake_document_can_undo (fixture->document),
                     ==, can);
    if (!can)
      return;
    assert_undone (fixture, redo);
    *at += redo ? 1 : G_MAXUINT;
    g_autofree char *text = document_text (fixture);
    g_assert_cmpstr (text, ==, g_ptr_array_index (texts, *at));
  }
}

/* An edit that was refused has changed nothing; one that was made can be undone. */
static void
make_edit (DocumentFixture *fixture, GPtrArray *texts, guint *at)
{
  gboolean made = random_edit (fixture);
  char *text = document_text (fixture);
  gboolean changed = strcmp (text, g_ptr_array_index (texts, *at)) != 0;

  g_assert_true (made || !changed);
  if (!changed) {
    g_free (text);
    return;
  }
  g_ptr_array_set_size (texts, (gint)++ * at);
  g_ptr_array_add (texts, text);
  g_assert_false (offtake_document_can_redo (fixture->document));
}

static void
test_undo_is_the_inverse (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;

  g_ptr_array_add (texts, document_text (fixture));
  for (guint i = fixture_volume (250, 5000); i > 0; i--) {
    switch (g_test_rand_int_range (0, 12)) {
    case 0: walk (fixture, texts, &at, -g_test_rand_int_range (1, 6)); break;
    case 1: walk (fixture, texts, &at, g_test_rand_int_range (1, 6)); break;
    case 2: document_reopen (fixture); break;
    default: make_edit (fixture, texts, &at); break;
    }
  }
  walk (fixture, texts, &at, -(int) texts->len);
  walk (fixture, texts, &at, (int) texts->len);
}

/* There and back, there again and back again. */
static void
assert_undoes (DocumentFixture *fixture, const char *before, const char *changed)
{
  for (guint i = 0; i < 3; i++) {
    gboolean redo = i == 1;

    assert_undone (fixture, redo);
    g_autofree char *text = document_text (fixture);
    g_assert_cmpstr (text, ==, redo ? changed : before);
  }
}

/* Tries values until one is taken that makes a difference, then takes it back. */
static void
assert_undoes_field (DocumentFixture *fixture, const char *list, guint index, const char *before)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  GListModel *records = offtake_plan_get_list (plan, list);
  guint n = g_list_model_get_n_items (records);

  for (guint i = 0; i < N_TRIES; i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (records, i % n);
    const OfftakeField *field = &offtake_record_get_structure (record)->fields[index];
    g_autoptr (json_t) value = random_value (plan, record, field);
    if (!offtake_document_set (fixture->document, record, field->name, value, NULL))
      continue;
    g_autofree char *changed = document_text (fixture);
    if (strcmp (changed, before) == 0)
      continue;
    assert_undoes (fixture, before, changed);
    return;
  }
  g_error ("no value was taken for %s, field %u", list, index);
}

/* A recipe that nobody uses and that has two materials to refer to. */
static void
add_spare_recipe (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json =
      json_pack ("{s:s, s:s, s:[{s:s, s:i}, {s:s, s:i}], s:[{s:s, s:i}, {s:s, s:f}]}", "id",
                 "spare", "reference", "water", "inputs", "material", "water", "t_per_t", 1,
                 "material", "ni", "t_per_t", 1, "outputs", "material", "pcam", "t_per_t", 1,
                 "material", "scrap", "t_per_t", 0.0);
  g_autoptr (OfftakeRecord) recipe =
      offtake_record_from_json (OFFTAKE_TYPE_RECIPE, json, "spare", &error);

  g_assert_no_error (error);
  offtake_document_add (fixture->document, recipe, &error);
  g_assert_no_error (error);
  document_reopen (fixture);
}

static void
test_every_field_can_be_undone (DocumentFixture *fixture, gconstpointer unused)
{
  add_spare_recipe (fixture);
  g_autofree char *before = document_text (fixture);

  for (const char *const *list = offtake_record_lists (); *list; list++) {
    g_autoptr (OfftakeRecord) record = g_object_new (offtake_record_type_for_list (*list), NULL);
    for (guint i = 1; i < offtake_record_get_structure (record)->n_fields; i++)
      assert_undoes_field (fixture, *list, i, before);
  }
}

/* One more value for a field inside of a part, of which random_value() knows no other record. */
static json_t *
inner_value (OfftakePlan *plan, OfftakeRecord *record, const OfftakeField *field)
{
  switch ((guint) field->kind) {
  case OFFTAKE_FIELD_FRACTIONS: return json_pack ("{s:f}", "Ni", g_test_rand_double_range (0, 0.2));
  case OFFTAKE_FIELD_ASSAY:
    return json_pack ("{s:[f, f]}", "Ni", g_test_rand_double_range (0, 0.2), 0.01);
  case OFFTAKE_FIELD_TEXTS: return json_pack ("[s]", g_test_rand_bit () ? "US" : "JP");
  default: return random_value (plan, record, field);
  }
}

/* Fields from a record's own down to one inside of its parts: price, terms, payable. */
typedef struct {
  const OfftakeField *fields[4];
  guint n;
} Chain;

/* One of the parts that @value holds: itself, or any of a list; NULL for none. */
static json_t *
any_part (json_t *value)
{
  gint32 n = (gint32) json_array_size (value);

  if (json_is_array (value))
    return n ? json_array_get (value, (size_t) g_test_rand_int_range (0, n)) : NULL;
  return value;
}

/* The record's field with another value at the end of @chain; NULL where it has no such part. */
static json_t *
value_with (DocumentFixture *fixture, OfftakeRecord *record, const Chain *chain)
{
  const OfftakeField *last = chain->fields[chain->n - 1];
  g_autoptr (json_t) stored = offtake_record_get_json (record, chain->fields[0]->name);
  g_autoptr (json_t) whole = stored ? json_deep_copy (stored) : NULL;
  json_t *part = any_part (whole);

  /* Another kind of price is another price. */
  if (g_str_equal (chain->fields[0]->name, "price") && g_str_equal (last->name, "kind"))
    return offtake_kind_change (OFFTAKE_AGREEMENT (record), "price",
                                last->choices[g_test_rand_int_range (0, 2)], NULL);
  for (guint i = 1; i + 1 < chain->n; i++)
    part = any_part (json_object_get (part, chain->fields[i]->name));
  if (!part)
    return NULL;
  g_autoptr (json_t) value =
      inner_value (offtake_document_get_plan (fixture->document), record, last);
  if (value)
    json_object_set (part, last->name, value);
  else
    json_object_del (part, last->name);
  return json_incref (whole);
}

/* TRUE where another value was taken, and could be undone. */
static gboolean
undoes_inner (DocumentFixture *fixture,
              OfftakeRecord *record,
              const Chain *chain,
              const char *before)
{
  g_autoptr (json_t) whole = value_with (fixture, record, chain);

  if (!whole ||
      !offtake_document_set (fixture->document, record, chain->fields[0]->name, whole, NULL))
    return FALSE;
  g_autofree char *changed = document_text (fixture);
  if (strcmp (changed, before) == 0)
    return FALSE;
  assert_undoes (fixture, before, changed);
  return TRUE;
}

static void
assert_undoes_inner (DocumentFixture *fixture,
                     const char *list,
                     const Chain *chain,
                     const char *before)
{
  GListModel *records = offtake_plan_get_list (offtake_document_get_plan (fixture->document), list);

  for (guint i = 0; i < N_TRIES; i++) {
    g_autoptr (OfftakeRecord) record =
        g_list_model_get_item (records, i % g_list_model_get_n_items (records));

    if (undoes_inner (fixture, record, chain, before))
      return;
  }
  g_error ("no value was taken for %s.%s ... %s", list, chain->fields[0]->name,
           chain->fields[chain->n - 1]->name);
}

static void
assert_undoes_parts (DocumentFixture *fixture,
                     const char *list,
                     const OfftakeStructure *structure,
                     Chain chain,
                     const char *before)
{
  chain.n++;
  for (guint i = 0; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];

    chain.fields[chain.n - 1] = field;
    if (field->structure)
      assert_undoes_parts (fixture, list, field->structure, chain, before);
    else if (chain.n > 1)
      assert_undoes_inner (fixture, list, &chain, before);
  }
}

/* Each field of each part that a record may hold; of a scenario's change none makes sense without
   the others, which come up together above. */
static void
test_every_inner_field_can_be_undone (DocumentFixture *fixture, gconstpointer unused)
{
  add_spare_recipe (fixture);
  g_autofree char *before = document_text (fixture);

  for (const char *const *list = offtake_record_lists (); *list; list++) {
    g_autoptr (OfftakeRecord) record = g_object_new (offtake_record_type_for_list (*list), NULL);

    if (!OFFTAKE_IS_SCENARIO (record))
      assert_undoes_parts (fixture, *list, offtake_record_get_structure (record), (Chain){ 0 },
                           before);
  }
}

/* The plan's own: its title, its horizon and what else stands at its head. */
static void
test_every_field_of_the_head_can_be_undone (DocumentFixture *fixture, gconstpointer unused)
{
  OfftakePlan *plan = offtake_document_get_plan (fixture->document);
  OfftakeRecord *head = OFFTAKE_RECORD (offtake_plan_get_head (plan));
  const OfftakeStructure *structure = offtake_record_get_structure (head);
  g_autofree char *before = document_text (fixture);

  for (guint i = 1; i < structure->n_fields; i++) {
    const OfftakeField *field = &structure->fields[i];
    gboolean done = field->flags & OFFTAKE_FIELD_LOCAL;

    for (guint k = 0; k < N_TRIES && !done; k++) {
      g_autoptr (json_t) value = random_value (plan, head, field);

      if (!offtake_document_set (fixture->document, head, field->name, value, NULL))
        continue;
      g_autofree char *changed = document_text (fixture);
      done = strcmp (changed, before) != 0;
      if (done)
        assert_undoes (fixture, before, changed);
    }
    if (!done)
      g_error ("no value was taken for %s", field->name);
  }
}

static void
test_labels (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  OfftakeDocument *document = fixture->document;

  g_assert_null (offtake_document_get_undo_label (document));
  document_set (fixture, "agreements", "001", "take_or_pay", "0.5");
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Change take or pay of A-1");
  document_set (fixture, "plan", "plan", "title", "\"New\"");
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Change title of the plan");
  document_reopen (fixture);
  document = fixture->document;
  assert_undone (fixture, FALSE);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Change take or pay of A-1");
  g_assert_cmpstr (offtake_document_get_redo_label (document), ==, "Change title of the plan");
  g_assert_true (
      offtake_document_remove (document, document_find (fixture, "materials", "pcam"), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (offtake_document_get_undo_label (document), ==, "Delete material pcam");
  g_assert_null (offtake_document_get_redo_label (document));
}

static void
type (DocumentFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) value = json_string (text);

  offtake_document_set_typed (fixture->document, document_find (fixture, "agreements", "001"),
                              "title", value, &error);
  g_assert_no_error (error);
}

static void
assert_title (DocumentFixture *fixture, const char *title)
{
  g_assert_cmpstr (OFFTAKE_AGREEMENT (document_find (fixture, "agreements", "001"))->title, ==,
                   title);
}

static void
test_typing_is_one_step (DocumentFixture *fixture, gconstpointer unused)
{
  static const char *const typed[] = { "N", "Ni", "Nic" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    type (fixture, typed[i]);
  offtake_document_end_typing (fixture->document);
  type (fixture, "Nick");
  type (fixture, "Nicke");
  document_set (fixture, "agreements", "001", "title", "\"Nickel\"");
  type (fixture, "Nickels");
  for (guint i = 0; i < 4; i++) {
    static const char *const after[] = { "Nickel", "Nicke", "Nic", "Sulphate" };
    assert_undone (fixture, FALSE);
    assert_title (fixture, after[i]);
  }
  g_assert_false (offtake_document_can_undo (fixture->document));
  assert_undone (fixture, TRUE);
  assert_title (fixture, "Nic");
}

/* What is typed and taken back by typing leaves no step, and the next letter begins a new one. */
static void
test_typing_back_is_no_step (DocumentFixture *fixture, gconstpointer unused)
{
  document_set (fixture, "plan", "plan", "title", "\"Other\"");
  type (fixture, "Sulphates");
  type (fixture, "Sulphate");
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==,
                   "Change title of the plan");
  type (fixture, "S");
  assert_undone (fixture, FALSE);
  assert_title (fixture, "Sulphate");
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==,
                   "Change title of the plan");
}

static void
cancel (DocumentFixture *fixture, const char *field)
{
  g_autoptr (GError) error = NULL;

  offtake_document_cancel_typing (fixture->document, document_find (fixture, "agreements", "001"),
                                  field, &error);
  g_assert_no_error (error);
}

static void
test_cancelled_typing_is_no_step (DocumentFixture *fixture, gconstpointer unused)
{
  document_set (fixture, "plan", "plan", "title", "\"Other\"");
  document_set (fixture, "plan", "plan", "title", "\"Another\"");
  assert_undone (fixture, FALSE);
  g_autofree char *before = document_text (fixture);

  type (fixture, "N");
  type (fixture, "Ni");
  g_assert_false (offtake_document_can_redo (fixture->document));
  cancel (fixture, "title");
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==,
                   "Change title of the plan");
  g_assert_cmpstr (offtake_document_get_redo_label (fixture->document), ==,
                   "Change title of the plan");
  assert_undone (fixture, TRUE);
  g_assert_false (offtake_document_can_redo (fixture->document));
}

/* Neither another field's step, nor one that is settled, nor one from before the typing. */
static void
test_only_typing_is_cancelled (DocumentFixture *fixture, gconstpointer unused)
{
  document_set (fixture, "plan", "plan", "title", "\"Other\"");
  cancel (fixture, "title");
  type (fixture, "Sulphates");
  cancel (fixture, "take_or_pay");
  assert_title (fixture, "Sulphates");
  type (fixture, "Sulphate");
  cancel (fixture, "title");
  g_assert_cmpstr (offtake_document_get_undo_label (fixture->document), ==,
                   "Change title of the plan");
  type (fixture, "S");
  offtake_document_end_typing (fixture->document);
  cancel (fixture, "title");
  assert_title (fixture, "S");
}

/* What was undone before typing that was kept is gone, even where the file was closed meanwhile. */
static void
test_kept_typing_ends_redo (DocumentFixture *fixture, gconstpointer unused)
{
  document_set (fixture, "plan", "plan", "title", "\"Other\"");
  assert_undone (fixture, FALSE);
  type (fixture, "S");
  document_reopen (fixture);
  g_assert_false (offtake_document_can_redo (fixture->document));
  assert_undone (fixture, FALSE);
  g_assert_cmpstr (offtake_document_get_redo_label (fixture->document), ==, "Change title of A-1");
  assert_undone (fixture, TRUE);
  assert_title (fixture, "S");
  g_assert_false (offtake_document_can_redo (fixture->document));
  assert_undone (fixture, FALSE);
  g_assert_false (offtake_document_can_undo (fixture->document));
}

static void
test_setting_the_same_is_no_step (DocumentFixture *fixture, gconstpointer unused)
{
  document_set (fixture, "agreements", "001", "take_or_pay", "0.8");
  g_assert_false (offtake_document_can_undo (fixture->document));
}

/* Edits that must be refused, and what the message names. */
static const struct {
  const char *list, *id, *field, *value, *says;
} refused[] = {
  { "agreements", "001", "buyer", "\"nobody\"", "nobody" },
  { "agreements", "001", "status", "\"signed\"", "status" },
  { "agreements", "001", "start", "\"2025-02-30\"", "start" },
  { "agreements", "001", "take_or_pay", "1.5", "take_or_pay" },
  { "agreements", "001", "seller", "null", "seller" },
  { "sites", "line", "id", "\"other\"", "id" },
  { "sites", "line", "recipe", "\"shred\"", "" },
  { "parties", "p", "country", "\"XX\"", "country" },
  { "recipes", "refine", "yields", "[{\"product\": \"ni\", \"of\": \"Ni\", \"fraction\": 2}]",
    "fraction" },
  { "plan", "plan", "currency", "\"euro\"", "currency" },
};

static void
test_refused_edits_change_nothing (DocumentFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = document_text (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (json_t) value =
        offtake_json_read (refused[i].value, strlen (refused[i].value), "value", NULL);
    g_test_message ("%s.%s", refused[i].list, refused[i].field);
    g_assert_false (offtake_document_set (fixture->document,
                                          document_find (fixture, refused[i].list, refused[i].id),
                                          refused[i].field, value, &error));
    g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, refused[i].says));
    g_assert_false (offtake_document_can_undo (fixture->document));
  }
  g_autofree char *after = document_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_is_used_stays (DocumentFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (offtake_document_remove (fixture->document,
                                           document_find (fixture, "sites", "line"), &error));
  g_assert_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "A-1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, DocumentFixture, NULL, document_set_up, function, document_tear_down)
  ADD ("/document/edit/undo-is-the-inverse", test_undo_is_the_inverse);
  ADD ("/document/edit/every-field", test_every_field_can_be_undone);
  ADD ("/document/edit/every-inner-field", test_every_inner_field_can_be_undone);
  ADD ("/document/edit/every-field-of-the-head", test_every_field_of_the_head_can_be_undone);
  ADD ("/document/edit/labels", test_labels);
  ADD ("/document/edit/typing-is-one-step", test_typing_is_one_step);
  ADD ("/document/edit/typing-back-is-no-step", test_typing_back_is_no_step);
  ADD ("/document/edit/cancelled-typing-is-no-step", test_cancelled_typing_is_no_step);
  ADD ("/document/edit/only-typing-is-cancelled", test_only_typing_is_cancelled);
  ADD ("/document/edit/kept-typing-ends-redo", test_kept_typing_ends_redo);
  ADD ("/document/edit/same-value", test_setting_the_same_is_no_step);
  ADD ("/document/edit/refused", test_refused_edits_change_nothing);
  ADD ("/document/edit/used", test_what_is_used_stays);
#undef ADD
  return g_test_run ();
}
