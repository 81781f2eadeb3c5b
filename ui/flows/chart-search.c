/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-private.h"

#include <string.h>

/* Finding sites and flows by what they are called; what is found stays lit while the rest fades. */

static gboolean
holds (const char *text, const char *wanted)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;

  return folded && strstr (folded, wanted);
}

static gboolean
matches (OfftakeChart *self, OfftakeSubject subject, const char *wanted)
{
  OfftakeRecord *record = offtake_chart_get_record (self, subject);

  if (subject.kind == OFFTAKE_SUBJECT_NODE) {
    const char *label = offtake_scene_get_label (self->scene, subject);

    return holds (label, wanted) || (record && holds (offtake_record_get_title (record), wanted));
  }
  g_autofree char *sentence = offtake_scene_describe (self->scene, subject);
  return holds (sentence, wanted) ||
         (record && (holds (offtake_record_get_title (record), wanted) ||
                     holds (OFFTAKE_AGREEMENT (record)->number, wanted)));
}

static void
mark (OfftakeChart *self, OfftakeSubject subject, const char *wanted)
{
  if (!matches (self, subject, wanted))
    return;
  g_array_append_val (self->found, subject);
  if (subject.kind == OFFTAKE_SUBJECT_NODE)
    self->found_nodes[subject.index] = TRUE;
  else
    self->found_links[subject.index] = TRUE;
}

static void
clear (OfftakeChart *self)
{
  g_array_set_size (self->found, 0);
  g_clear_pointer (&self->found_nodes, g_free);
  g_clear_pointer (&self->found_links, g_free);
}

void
offtake_chart_search_update (OfftakeChart *self)
{
  clear (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->scene || !self->wanted)
    return;

  const guint n_nodes = offtake_scene_n_nodes (self->scene);
  const guint n_links = offtake_scene_n_links (self->scene);

  self->found_nodes = g_new0 (gboolean, n_nodes + 1);
  self->found_links = g_new0 (gboolean, n_links + 1);
  for (guint i = 0; i < n_nodes; i++)
    mark (self, (OfftakeSubject){ OFFTAKE_SUBJECT_NODE, i }, self->wanted);
  for (guint i = 0; i < n_links; i++)
    mark (self, (OfftakeSubject){ OFFTAKE_SUBJECT_LINK, i }, self->wanted);
}

guint
offtake_chart_search (OfftakeChart *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  g_clear_pointer (&self->wanted, g_free);
  if (*stripped)
    self->wanted = g_utf8_casefold (stripped, -1);
  self->found_at = G_MAXUINT;
  offtake_chart_search_update (self);
  return self->found->len;
}

guint
offtake_chart_n_found (OfftakeChart *self)
{
  return self->found->len;
}

guint
offtake_chart_search_step (OfftakeChart *self, int step)
{
  const guint n = self->found->len;

  if (n == 0)
    return 0;
  if (self->found_at >= n)
    self->found_at = step > 0 ? 0 : n - 1;
  else
    self->found_at = (self->found_at + n + (guint) ((int) n + step)) % n;
  const OfftakeSubject at = g_array_index (self->found, OfftakeSubject, self->found_at);
  self->cursor = at;
  offtake_chart_scroll_to (self, at);
  offtake_view_select (offtake_chart_get_view (self), offtake_chart_get_record (self, at));
  return self->found_at + 1;
}

void
offtake_chart_search_init (OfftakeChart *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (OfftakeSubject));
  self->found_at = G_MAXUINT;
}

void
offtake_chart_search_dispose (OfftakeChart *self)
{
  if (self->found)
    clear (self);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
}
