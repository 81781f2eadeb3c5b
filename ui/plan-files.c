/* SPDX-License-Identifier: MPL-2.0 */
#include "plan-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <glib/gi18n.h>

#include "base/error.h"
#include "settings.h"

#define MAX_RECENT 12

static char *
state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "offtake", "plans", NULL);
}

/* The name of the nth unsaved plan called @stem: "founding.offtake", "founding 2.offtake". */
static char *
unsaved_path (const char *folder, const char *stem, guint n)
{
  g_autofree char *name =
      n == 1 ? g_strconcat (stem, ".offtake", NULL) : g_strdup_printf ("%s %u.offtake", stem, n);

  return g_build_filename (folder, name, NULL);
}

static gboolean
make_state_folder (char **folder, GError **error)
{
  *folder = state_folder ();
  if (g_mkdir_with_parents (*folder, 0700) == 0)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_SYSTEM, _ ("%s: the folder cannot be made: %s"),
               *folder, g_strerror (errno));
  return FALSE;
}

/* The number of the first unsaved plan called @stem that is not there yet. */
static guint
first_free (const char *folder, const char *stem)
{
  for (guint n = 1;; n++) {
    g_autofree char *path = unsaved_path (folder, stem, n);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return n;
  }
}

/* A path in the state folder that nothing has yet. */
static char *
free_path (const char *stem, GError **error)
{
  g_autofree char *folder = NULL;

  if (!make_state_folder (&folder, error))
    return NULL;
  return unsaved_path (folder, stem, first_free (folder, stem));
}

/* What an unsaved plan is made of. */
typedef struct {
  OfftakePlan *plan; /* NULL: of the backup */
  const char *backup;
} Source;

static OfftakeOpening *
make (const char *path, const Source *source, GCancellable *cancellable, GError **error)
{
  return source->plan ? offtake_opening_new_plan (path, source->plan, FALSE, cancellable, error)
                      : offtake_opening_new_copy (source->backup, path, cancellable, error);
}

/* Whether somebody else has made a file of this name since it was chosen. */
static gboolean
is_taken (const char *path, const GError *error)
{
  return (g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID) ||
          g_error_matches (error, OFFTAKE_ERROR, OFFTAKE_ERROR_LOCKED)) &&
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static OfftakeOpening *
make_unsaved (const char *stem, const Source *source, GCancellable *cancellable, GError **error)
{
  for (;;) {
    g_autofree char *path = free_path (stem, error);
    g_autoptr (GError) problem = NULL;

    if (!path || g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    OfftakeOpening *opening = make (path, source, cancellable, &problem);
    if (opening)
      return opening;
    if (!is_taken (path, problem)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  }
}

static OfftakeDocument *
create_unsaved (OfftakePlan *plan, const char *stem, GError **error)
{
  const Source source = { .plan = plan };
  OfftakeOpening *opening = make_unsaved (stem, &source, NULL, error);

  return opening ? offtake_document_new_opened (opening) : NULL;
}

/* The program's own files have safe names, whatever a plan is called. */
static char *
stem_of (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot && dot != base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

OfftakeOpening *
offtake_plan_files_read (const char *path, GCancellable *cancellable, GError **error)
{
  if (!g_str_has_suffix (path, ".json"))
    return offtake_opening_new (path, cancellable, error);

  g_autoptr (OfftakePlan) plan = offtake_document_load_plan (path, error);

  return plan ? offtake_plan_files_read_new (plan, path, cancellable, error) : NULL;
}

OfftakeOpening *
offtake_plan_files_read_new (OfftakePlan *plan,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error)
{
  const Source source = { .plan = plan };
  g_autofree char *stem = stem_of (path);

  return make_unsaved (stem, &source, cancellable, error);
}

OfftakeOpening *
offtake_plan_files_read_backup (const char *backup,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error)
{
  const Source source = { .backup = backup };
  g_autofree char *stem = stem_of (path);

  return make_unsaved (stem, &source, cancellable, error);
}

static gboolean
is_untouched (OfftakeDocument *document)
{
  return !offtake_document_can_undo (document) && !offtake_document_can_redo (document) &&
         !offtake_document_get_read_only_reason (document);
}

OfftakeDocument *
offtake_plan_files_open_sample (const char *name, GError **error)
{
  g_autoptr (OfftakePlan) plan = offtake_document_load_sample (name, error);
  g_autofree char *folder = NULL;

  if (!plan || !make_state_folder (&folder, error))
    return NULL;
  guint n = first_free (folder, name);

  /* Only the newest copy is looked into: the older ones were left for it, so that they hold work.
   */
  if (n > 1) {
    g_autofree char *last = unsaved_path (folder, name, n - 1);
    g_autoptr (OfftakeDocument) document = offtake_document_open (last, NULL);

    if (document && is_untouched (document))
      return g_steal_pointer (&document);
    if (document)
      offtake_document_close (document);
  }
  return create_unsaved (plan, name, error);
}

OfftakeDocument *
offtake_plan_files_new (const char *title, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now);
  g_autoptr (OfftakePlan) plan = offtake_plan_new (title, "USD", year, year + 10);

  return create_unsaved (plan, "plan", error);
}

gboolean
offtake_plan_files_is_unsaved (const char *path)
{
  g_autofree char *folder = state_folder ();
  g_autofree char *dir = g_path_get_dirname (path);

  return g_str_equal (dir, folder);
}

/* By what is there, whatever way leads to it. */
gboolean
offtake_plan_files_is_same (const char *a, const char *b)
{
  GStatBuf first, second;

  if (g_str_equal (a, b))
    return TRUE;
  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

char **
offtake_plan_files_recent (void)
{
  g_auto (GStrv) stored = g_settings_get_strv (offtake_settings_get (), "recent-plans");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; stored[i]; i++)
    if (g_file_test (stored[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, stored[i]);
  return g_strv_builder_end (builder);
}

void
offtake_plan_files_remember (const char *path)
{
  g_auto (GStrv) stored = offtake_plan_files_recent ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  for (guint i = 0; stored[i] && paths->len < MAX_RECENT; i++)
    if (!g_str_equal (stored[i], path))
      g_ptr_array_add (paths, stored[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (offtake_settings_get (), "recent-plans", (const char *const *) paths->pdata);
}
