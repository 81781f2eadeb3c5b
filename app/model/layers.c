/* SPDX-License-Identifier: MPL-2.0 */
#include "model/layers.h"

#include "model/overlay.h"

#define N_LISTS 9

typedef struct {
  GHashTable *twins;   /* id to what is shown for it: records that are not, or no more, shared */
  gboolean is_stale;   /* the base plan's list has changed */
  gboolean is_layered; /* the scenario has added to the list or taken from it */
} Layer;

struct _OfftakeLayers {
  OfftakePlan *base, *shown;
  Layer layers[N_LISTS]; /* as in offtake_record_lists() */
};

static void
on_base_changed (gboolean *is_stale)
{
  *is_stale = TRUE;
}

static void
share_list (OfftakeLayers *self, const char *list, Layer *layer)
{
  GListModel *shown = offtake_plan_get_list (self->shown, list);
  guint n = g_list_model_get_n_items (shown);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, g_list_model_get_item (shown, i));
  offtake_plan_append_all (self->base, list, records);
  layer->twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_signal_connect_swapped (offtake_plan_get_list (self->base, list), "items-changed",
                            G_CALLBACK (on_base_changed), &layer->is_stale);
}

OfftakeLayers *
offtake_layers_new (OfftakePlan *plan)
{
  OfftakeLayers *self = g_new0 (OfftakeLayers, 1);

  g_assert (g_strv_length ((char **) offtake_record_lists ()) == N_LISTS);
  self->shown = g_object_ref (plan);
  self->base = offtake_plan_new_with_head (g_object_ref (offtake_plan_get_head (plan)));
  for (guint i = 0; i < N_LISTS; i++)
    share_list (self, offtake_record_lists ()[i], &self->layers[i]);
  return self;
}

void
offtake_layers_free (OfftakeLayers *self)
{
  for (guint i = 0; i < N_LISTS; i++) {
    g_signal_handlers_disconnect_by_data (
        offtake_plan_get_list (self->base, offtake_record_lists ()[i]), &self->layers[i].is_stale);
    g_hash_table_unref (self->layers[i].twins);
  }
  g_object_unref (self->base);
  g_object_unref (self->shown);
  g_free (self);
}

OfftakePlan *
offtake_layers_get_base (OfftakeLayers *self)
{
  return self->base;
}

OfftakePlan *
offtake_layers_get_shown (OfftakeLayers *self)
{
  return self->shown;
}

/* The records of a list to where they stand. (transfer full) */
static GHashTable *
places_in (GListModel *list)
{
  GHashTable *places = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (OfftakeRecord) record = g_list_model_get_item (list, i);
    g_hash_table_insert (places, record, GUINT_TO_POINTER (i));
  }
  return places;
}

/* From here on the base plan has a copy of the record, and what is shown is a twin of its own.
   @places, of the base plan's list, are found once where many follow; else NULL. */
static void
part (OfftakeLayers *self, Layer *layer, OfftakeRecord *record, GHashTable **places)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  OfftakeRecord *shared = offtake_plan_find (self->base, list, id);

  if (g_hash_table_contains (layer->twins, id))
    return;
  if (shared) {
    g_autoptr (OfftakeRecord) copy = offtake_record_copy (shared);

    g_hash_table_insert (layer->twins, g_strdup (id), g_object_ref (shared));
    if (places && !*places)
      *places = places_in (offtake_plan_get_list (self->base, list));
    if (places)
      offtake_plan_replace_at (self->base, GPOINTER_TO_UINT (g_hash_table_lookup (*places, shared)),
                               copy);
    else
      offtake_plan_replace (self->base, shared, copy);
  } else {
    g_hash_table_insert (layer->twins, g_strdup (id), g_object_ref (record));
  }
}

/* What the scenario says of each twin, else the base plan. One that neither has is forgotten. */
static void
follow (OfftakeLayers *self, Layer *layer, const OfftakeOverlay *overlay, const char *list)
{
  GHashTableIter iter;
  gpointer id, twin;

  g_hash_table_iter_init (&iter, layer->twins);
  while (g_hash_table_iter_next (&iter, &id, &twin)) {
    OfftakeRecord *record = offtake_overlay_find (overlay, list, id);

    if (record && record != twin)
      offtake_record_take_fields (twin, record);
    else if (!record && !offtake_plan_find (self->base, list, id))
      g_hash_table_iter_remove (&iter);
  }
}

static OfftakeRecord *
shown_for (const Layer *layer, OfftakeRecord *record)
{
  OfftakeRecord *twin = g_hash_table_lookup (layer->twins, offtake_record_get_id (record));

  return g_object_ref (twin ? twin : record);
}

static void
arrange (OfftakeLayers *self, Layer *layer, const OfftakeOverlay *overlay, const char *list)
{
  g_autoptr (GPtrArray) records = offtake_overlay_list (overlay, list);

  for (guint i = 0; i < records->len; i++) {
    OfftakeRecord *record = g_ptr_array_index (records, i);

    g_ptr_array_index (records, i) = shown_for (layer, record);
    g_object_unref (record);
  }
  offtake_plan_set_list (self->shown, list, records);
}

static gboolean
adds_or_removes (const OfftakeOverlay *overlay, const char *list)
{
  const GPtrArray *added = offtake_overlay_added (overlay, list);

  return (added && added->len > 0) || offtake_overlay_removes (overlay, list);
}

static void
update_list (OfftakeLayers *self, Layer *layer, const OfftakeOverlay *overlay, const char *list)
{
  g_autoptr (GPtrArray) touched = offtake_overlay_touched (overlay, list);
  g_autoptr (GHashTable) places = NULL;
  gboolean was_layered = layer->is_layered, is_stale = layer->is_stale;

  for (guint i = 0; i < touched->len; i++)
    part (self, layer, g_ptr_array_index (touched, i), &places);
  follow (self, layer, overlay, list);
  layer->is_layered = adds_or_removes (overlay, list);
  layer->is_stale = FALSE;
  if (is_stale || was_layered || layer->is_layered)
    arrange (self, layer, overlay, list);
}

gboolean
offtake_layers_update (OfftakeLayers *self, OfftakeScenario *scenario, GError **error)
{
  g_autoptr (OfftakeOverlay) overlay = offtake_overlay_new (self->base);

  if (scenario && !offtake_overlay_apply (overlay, scenario, error))
    return FALSE;
  offtake_plan_set_is_scenario (self->shown, scenario != NULL);
  offtake_plan_set_moving_statuses (self->shown,
                                    offtake_overlay_moving_statuses (self->base, scenario));
  for (guint i = 0; i < N_LISTS; i++)
    update_list (self, &self->layers[i], overlay, offtake_record_lists ()[i]);
  return TRUE;
}

static Layer *
layer_of (OfftakeLayers *self, OfftakeRecord *record)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (g_str_equal (offtake_record_lists ()[i], offtake_record_get_list (record)))
      return &self->layers[i];
  g_assert_not_reached ();
}

/* What comes back under an id of the base plan stands where it does there; what is new, at the end.
 */
static guint
place_for (OfftakeLayers *self, const char *list, const char *id)
{
  GListModel *below = offtake_plan_get_list (self->base, list);
  guint place = 0;

  if (!offtake_plan_find (self->base, list, id))
    return G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (below); i++) {
    g_autoptr (OfftakeRecord) other = g_list_model_get_item (below, i);

    if (g_str_equal (offtake_record_get_id (other), id))
      break;
    if (offtake_plan_find (self->shown, list, offtake_record_get_id (other)))
      place++;
  }
  return place;
}

static void
put (OfftakeLayers *self, Layer *layer, OfftakeRecord *record, GHashTable **places)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);

  if (offtake_plan_find (self->shown, list, id)) {
    part (self, layer, record, places);
    OfftakeRecord *twin = g_hash_table_lookup (layer->twins, id);
    if (twin != record)
      offtake_record_take_fields (twin, record);
    return;
  }
  layer->is_layered = TRUE;
  g_hash_table_insert (layer->twins, g_strdup (id), g_object_ref (record));
  offtake_plan_insert (self->shown, record, place_for (self, list, id));
}

void
offtake_layers_put (OfftakeLayers *self, OfftakeRecord *record)
{
  put (self, layer_of (self, record), record, NULL);
}

void
offtake_layers_put_all (OfftakeLayers *self, const GPtrArray *records)
{
  GHashTable *places[N_LISTS] = { NULL };

  for (guint i = 0; i < records->len; i++) {
    OfftakeRecord *record = g_ptr_array_index (records, i);
    Layer *layer = layer_of (self, record);

    put (self, layer, record, &places[layer - self->layers]);
  }
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&places[i], g_hash_table_unref);
}

void
offtake_layers_remove (OfftakeLayers *self, OfftakeRecord *record)
{
  const char *list = offtake_record_get_list (record), *id = offtake_record_get_id (record);
  Layer *layer = layer_of (self, record);

  layer->is_layered = TRUE;
  offtake_plan_remove (self->shown, offtake_plan_find (self->shown, list, id));
  if (!offtake_plan_find (self->base, list, id))
    g_hash_table_remove (layer->twins, id);
}
