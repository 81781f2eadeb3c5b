/* SPDX-License-Identifier: MPL-2.0 */
#include "model/plan.h"

#include <glib/gi18n.h>

static const char *const steps[] = { "year", "quarter", NULL };

static const OfftakeField horizon_fields[] = {
  { "from", OFFTAKE_FIELD_INTEGER, G_STRUCT_OFFSET (OfftakeHorizon, from), N_ ("From"),
    .flags = OFFTAKE_FIELD_REQUIRED | OFFTAKE_FIELD_YEAR },
  { "to", OFFTAKE_FIELD_INTEGER, G_STRUCT_OFFSET (OfftakeHorizon, to), N_ ("To"),
    .flags = OFFTAKE_FIELD_REQUIRED | OFFTAKE_FIELD_YEAR },
  { "step", OFFTAKE_FIELD_CHOICE, G_STRUCT_OFFSET (OfftakeHorizon, step), N_ ("Step"),
    .choices = steps, .fallback = OFFTAKE_STEP_YEAR },
};
static const OfftakeStructure horizon_structure = { N_ ("a horizon"), sizeof (OfftakeHorizon),
                                                    horizon_fields, G_N_ELEMENTS (horizon_fields) };

static const OfftakeField plan_head_fields[] = {
  { "id", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePlanHead, id), N_ ("Id"),
    .flags = OFFTAKE_FIELD_LOCAL },
  { "title", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePlanHead, title), N_ ("Title"),
    .flags = OFFTAKE_FIELD_REQUIRED },
  { "notes", OFFTAKE_FIELD_TEXT, G_STRUCT_OFFSET (OfftakePlanHead, notes), N_ ("Notes") },
  { "currency", OFFTAKE_FIELD_CURRENCY, G_STRUCT_OFFSET (OfftakePlanHead, currency),
    N_ ("Currency"), .flags = OFFTAKE_FIELD_REQUIRED },
  { "horizon", OFFTAKE_FIELD_STRUCTURE, G_STRUCT_OFFSET (OfftakePlanHead, horizon), N_ ("Horizon"),
    .flags = OFFTAKE_FIELD_REQUIRED, .structure = &horizon_structure },
  { "empty_lists", OFFTAKE_FIELD_TEXTS, G_STRUCT_OFFSET (OfftakePlanHead, empty_lists),
    N_ ("Empty lists"), .flags = OFFTAKE_FIELD_LOCAL },
};
static const OfftakeStructure plan_head_structure = { N_ ("a plan"), sizeof (OfftakePlanHead),
                                                      plan_head_fields,
                                                      G_N_ELEMENTS (plan_head_fields) };

G_DEFINE_FINAL_TYPE (OfftakePlanHead, offtake_plan_head, OFFTAKE_TYPE_RECORD)

/* The fallbacks come with the parent's constructed(): later than the init function. */
static void
offtake_plan_head_constructed (GObject *object)
{
  g_autoptr (json_t) id = json_string ("plan");

  G_OBJECT_CLASS (offtake_plan_head_parent_class)->constructed (object);
  offtake_record_set_json (OFFTAKE_RECORD (object), "id", id, NULL);
}

static void
offtake_plan_head_class_init (OfftakePlanHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = offtake_plan_head_constructed;
  offtake_record_class_set_structure (OFFTAKE_RECORD_CLASS (klass), "plan", N_ ("plan"),
                                      &plan_head_structure);
}

static void
offtake_plan_head_init (OfftakePlanHead *self)
{
}
