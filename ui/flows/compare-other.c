/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/compare-other.h"

#include <glib/gi18n.h>

#include "document/variant.h"

#define DELAY_MS 150 /* until typing pauses */

struct _OfftakeCompareOther {
  GObject parent_instance;

  OfftakeDocument *document;
  char *state;
  OfftakeVariant *variant; /* NULL until it is there */
  char *name;
  OfftakeFlowOther other;
  GCancellable *working;
  guint delay_id;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfftakeCompareOther, offtake_compare_other, G_TYPE_OBJECT)

static void
stop (OfftakeCompareOther *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

static char *
name_of (OfftakeCompareOther *self)
{
  OfftakeRecord *scenario =
      offtake_plan_find (offtake_document_get_plan (self->document), "scenarios", self->state);

  return g_strdup (scenario ? offtake_record_get_title (scenario) : _ ("Base Plan"));
}

/* Listeners let go of the old one before it is freed. */
static void
install (OfftakeCompareOther *self, OfftakeVariant *variant)
{
  OfftakeVariant *old = g_steal_pointer (&self->variant);
  g_autofree char *name = g_steal_pointer (&self->name);

  if (variant) {
    self->variant = variant;
    self->name = name_of (self);
    self->other = (OfftakeFlowOther){ variant->plan, variant->solution, self->name };
  }
  if (old || variant)
    g_signal_emit (self, signals[CHANGED], 0);
  g_clear_pointer (&old, offtake_variant_free);
}

static void
on_variant (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OfftakeCompareOther) self = data;
  g_autoptr (GError) error = NULL;
  OfftakeVariant *variant = offtake_variant_finish (result, &error);

  if (!variant && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->working);
  if (self->state && (gpointer) source == (gpointer) self->document)
    install (self, variant);
  else
    g_clear_pointer (&variant, offtake_variant_free);
}

static gboolean
work (gpointer data)
{
  OfftakeCompareOther *self = data;

  self->delay_id = 0;
  self->working = g_cancellable_new ();
  offtake_variant_async (self->document, *self->state ? self->state : NULL, FALSE, self->working,
                         on_variant, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
offtake_compare_other_choose (OfftakeCompareOther *self,
                              OfftakeDocument *document,
                              const char *state)
{
  if (self->document == document && g_strcmp0 (self->state, state) == 0)
    return;
  stop (self);
  g_set_object (&self->document, document);
  g_free (self->state);
  self->state = document ? g_strdup (state) : NULL;
  install (self, NULL);
  if (self->state)
    work (self);
}

void
offtake_compare_other_refresh (OfftakeCompareOther *self)
{
  if (!self->state)
    return;
  stop (self);
  self->delay_id = g_timeout_add (DELAY_MS, work, self);
}

const OfftakeFlowOther *
offtake_compare_other_get (OfftakeCompareOther *self)
{
  return self->variant ? &self->other : NULL;
}

static void
offtake_compare_other_finalize (GObject *object)
{
  OfftakeCompareOther *self = OFFTAKE_COMPARE_OTHER (object);

  stop (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->variant, offtake_variant_free);
  g_free (self->state);
  g_free (self->name);
  G_OBJECT_CLASS (offtake_compare_other_parent_class)->finalize (object);
}

static void
offtake_compare_other_class_init (OfftakeCompareOtherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = offtake_compare_other_finalize;
  signals[CHANGED] = g_signal_new ("changed", OFFTAKE_TYPE_COMPARE_OTHER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
offtake_compare_other_init (OfftakeCompareOther *self)
{
}

OfftakeCompareOther *
offtake_compare_other_new (void)
{
  return g_object_new (OFFTAKE_TYPE_COMPARE_OTHER, NULL);
}
