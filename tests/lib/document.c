/* SPDX-License-Identifier: MPL-2.0 */
#include "lib/document.h"

#include <string.h>

#include "lib/fixture.h"
#include "lib/plan.h"

void
document_set_up (DocumentFixture *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) plan = fixture_plan (name ? name : "every-key.json");

  self->dir = fixture_dir ();
  self->path = g_build_filename (self->dir, "plan.offtake", NULL);
  self->document = offtake_document_create (self->path, plan, FALSE, &error);
  g_assert_no_error (error);
}

void
document_tear_down (DocumentFixture *self, gconstpointer unused)
{
  g_clear_object (&self->document);
  g_free (self->path);
  fixture_remove_dir (self->dir);
}

void
document_reopen (DocumentFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->document);
  self->document = offtake_document_open (self->path, &error);
  g_assert_no_error (error);
  g_assert_null (offtake_document_get_read_only_reason (self->document));
}

char *
document_text (DocumentFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakePlan) stored = offtake_document_load_plan (self->path, &error);
  g_autofree char *on_disk = NULL;
  char *text = fixture_plan_text (offtake_document_get_plan (self->document));

  g_assert_no_error (error);
  on_disk = fixture_plan_text (stored);
  g_assert_cmpstr (text, ==, on_disk);
  return text;
}

OfftakeRecord *
document_find (DocumentFixture *self, const char *list, const char *id)
{
  OfftakePlan *plan = offtake_document_get_plan (self->document);

  return strcmp (list, "plan") == 0 ? OFFTAKE_RECORD (offtake_plan_get_head (plan))
                                    : offtake_plan_find (plan, list, id);
}

void
document_set (
    DocumentFixture *self, const char *list, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = offtake_json_read (value, strlen (value), "value", &error);

  g_assert_no_error (error);
  offtake_document_set (self->document, document_find (self, list, id), field, json, &error);
  g_assert_no_error (error);
}
