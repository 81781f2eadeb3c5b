/* SPDX-License-Identifier: MPL-2.0 */

/* Two processes on one plan, at random: one of them edits, the other reads and says who holds it,
   and no update is lost. The actors are this program, told what to do by lines. */

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/document.h"
#include "lib/document.h"
#include "lib/fixture.h"

#define ACTOR "--actor"

typedef struct {
  GSubprocess *process;
  GOutputStream *orders;
  GDataInputStream *answers;
  gboolean open, edits;
} Actor;

static gboolean
set_title (OfftakeDocument *document, const char *title)
{
  g_autoptr (json_t) value = json_string (title);
  OfftakePlan *plan = offtake_document_get_plan (document);

  return offtake_document_set (document, OFFTAKE_RECORD (offtake_plan_get_head (plan)), "title",
                               value, NULL);
}

static const char *
title_of (OfftakeDocument *document)
{
  return offtake_plan_get_head (offtake_document_get_plan (document))->title;
}

static const char *
open_as_actor (OfftakeDocument **document, const char *path)
{
  *document = offtake_document_open (path, NULL);
  if (!*document)
    return "failed";
  const char *reason = offtake_document_get_read_only_reason (*document);
  return reason ? reason : "edits";
}

/* What an actor answers to an order: "open", "edit TITLE", "undo", "copy", "close". */
static const char *
act (OfftakeDocument **document, const char *path, const char *order)
{
  if (g_str_equal (order, "open"))
    return open_as_actor (document, path);
  if (g_str_equal (order, "close")) {
    g_clear_object (document);
    return "closed";
  }
  if (g_str_equal (order, "undo"))
    return offtake_document_undo (*document, NULL) ? title_of (*document) : "refused";
  if (g_str_equal (order, "copy")) {
    g_autofree char *copy = g_strdup_printf ("%s.%d", path, (int) getpid ());
    return offtake_document_save_copy (*document, copy, NULL) ? "copied" : "failed";
  }
  return set_title (*document, order + strlen ("edit ")) ? "done" : "refused";
}

static int
be_an_actor (const char *path)
{
  g_autoptr (OfftakeDocument) document = NULL;
  char order[200];

  while (fgets (order, sizeof order, stdin)) {
    g_strchomp (order);
    printf ("%s\n", act (&document, path, order));
    fflush (stdout);
  }
  return 0;
}

static void
start (Actor *self, const char *program, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, ACTOR, path, NULL);
  g_assert_no_error (error);
  self->orders = g_subprocess_get_stdin_pipe (self->process);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static void
stop (Actor *self)
{
  g_assert_true (g_output_stream_close (self->orders, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (self->process, NULL, NULL));
  g_clear_object (&self->answers);
  g_clear_object (&self->process);
}

/* (transfer full) */
static char *
tell (Actor *self, const char *order)
{
  g_autofree char *line = g_strconcat (order, "\n", NULL);

  g_assert_true (g_output_stream_write_all (self->orders, line, strlen (line), NULL, NULL, NULL));
  char *answer = g_data_input_stream_read_line (self->answers, NULL, NULL, NULL);
  g_assert_nonnull (answer);
  return answer;
}

static void
open_plan (Actor *self, const Actor *other)
{
  g_autofree char *answer = tell (self, "open");

  self->open = TRUE;
  self->edits = g_str_equal (answer, "edits");
  g_assert_true (self->edits == !other->edits);
  if (self->edits)
    return;
  g_autofree char *holder =
      g_strdup_printf ("process %s", g_subprocess_get_identifier (other->process));
  g_assert_nonnull (strstr (answer, holder));
}

/* @title is what was last acknowledged; it follows the edit. */
static void
edit (Actor *self, char **title)
{
  static guint n = 0;
  g_autofree char *next = g_strdup_printf ("Title %u", n++);
  g_autofree char *order = g_strconcat ("edit ", next, NULL);
  g_autofree char *answer = tell (self, order);

  g_assert_cmpstr (answer, ==, self->edits ? "done" : "refused");
  if (self->edits) {
    g_free (*title);
    *title = g_steal_pointer (&next);
  }
}

static void
undo (Actor *self, char **title)
{
  char *answer = tell (self, "undo");

  if (g_str_equal (answer, "refused")) {
    g_free (answer);
    return;
  }
  g_assert_true (self->edits);
  g_free (*title);
  *title = answer;
}

static void
do_anything (Actor *self, Actor *other, char **title)
{
  g_autofree char *answer = NULL;

  if (!self->open) {
    open_plan (self, other);
    return;
  }
  switch (g_test_rand_int_range (0, 8)) {
  case 0:
    answer = tell (self, "close");
    self->open = self->edits = FALSE;
    break;
  case 1:
    answer = tell (self, "copy");
    g_assert_cmpstr (answer, ==, "copied");
    break;
  case 2: undo (self, title); break;
  default: edit (self, title); break;
  }
}

static const char *program;

static void
test_no_update_is_lost (DocumentFixture *fixture, gconstpointer unused)
{
  Actor actors[2] = { 0 };
  g_autofree char *title =
      g_strdup (offtake_plan_get_head (offtake_document_get_plan (fixture->document))->title);

  g_clear_object (&fixture->document);
  for (guint i = 0; i < 2; i++)
    start (&actors[i], program, fixture->path);
  for (guint i = fixture_volume (200, 10000); i > 0; i--) {
    guint which = (guint) g_test_rand_int_range (0, 2);
    do_anything (&actors[which], &actors[!which], &title);
    if (i % 50 > 0)
      continue;
    g_autoptr (OfftakePlan) plan = offtake_document_load_plan (fixture->path, NULL);
    g_assert_nonnull (plan);
    g_assert_cmpstr (offtake_plan_get_head (plan)->title, ==, title);
  }
  for (guint i = 0; i < 2; i++)
    stop (&actors[i]);
  document_reopen (fixture);
  g_assert_cmpstr (title_of (fixture->document), ==, title);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], ACTOR))
    return be_an_actor (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/two/no-update-is-lost", DocumentFixture, NULL, document_set_up,
              test_no_update_is_lost, document_tear_down);
  return g_test_run ();
}
