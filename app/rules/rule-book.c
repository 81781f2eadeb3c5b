/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-book.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/resource.h"

#define FOLDER "regulations"

/* TRUE if another pack has a rule of the same id. */
static gboolean
repeats (const OfftakeRuleBook *self, const OfftakeRulePack *pack, const char **id)
{
  for (guint i = 0; i < pack->rules->len; i++) {
    *id = ((const OfftakeRule *) pack->rules->pdata[i])->id;
    if (offtake_rule_book_find (self, *id, NULL))
      return TRUE;
  }
  return FALSE;
}

static void
add (OfftakeRuleBook *self, const char *text, gsize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfftakeRulePack) pack = offtake_rule_pack_read (text, length, name, &error);
  const char *id;

  if (!pack)
    g_ptr_array_add (self->faults, g_strdup (error->message));
  else if (repeats (self, pack, &id))
    g_ptr_array_add (self->faults,
                     g_strdup_printf (_ ("%s: rule \"%s\" is in another pack already"), name, id));
  else
    g_ptr_array_add (self->packs, g_steal_pointer (&pack));
}

static gboolean
is_pack (const char *name)
{
  return g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json");
}

static void
add_built_in (OfftakeRuleBook *self)
{
  g_auto (GStrv) names = offtake_resource_list (FOLDER);

  for (char **name = names; *name; name++) {
    g_autofree char *path = g_strconcat (FOLDER "/", *name, NULL);
    g_autoptr (GBytes) bytes = is_pack (*name) ? offtake_resource_load (path) : NULL;
    if (bytes)
      add (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path);
  }
}

static void
add_file (OfftakeRuleBook *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    add (self, text, length, path);
  else
    g_ptr_array_add (self->faults, g_strdup (error->message));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_folder (OfftakeRuleBook *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir) {
    g_ptr_array_add (self->faults, g_strdup (error->message));
    return;
  }
  while ((name = g_dir_read_name (dir)))
    if (is_pack (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    add_file (self, paths->pdata[i]);
}

OfftakeRuleBook *
offtake_rule_book_load (const char *folder)
{
  OfftakeRuleBook *self = g_new0 (OfftakeRuleBook, 1);

  g_atomic_ref_count_init (&self->references);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) offtake_rule_pack_unref);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  add_built_in (self);
  if (folder)
    add_folder (self, folder);
  return self;
}

OfftakeRuleBook *
offtake_rule_book_ref (OfftakeRuleBook *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
offtake_rule_book_unref (OfftakeRuleBook *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->packs);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

OfftakeRule *
offtake_rule_book_find (const OfftakeRuleBook *self, const char *id, OfftakeRulePack **pack)
{
  for (guint p = 0; p < self->packs->len; p++) {
    OfftakeRulePack *candidate = self->packs->pdata[p];
    for (guint r = 0; r < candidate->rules->len; r++) {
      OfftakeRule *rule = candidate->rules->pdata[r];
      if (strcmp (rule->id, id) != 0)
        continue;
      if (pack)
        *pack = candidate;
      return rule;
    }
  }
  return NULL;
}
