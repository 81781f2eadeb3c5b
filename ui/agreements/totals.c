/* SPDX-License-Identifier: MPL-2.0 */
#include "agreements/totals.h"

#include <glib/gi18n.h>
#include <math.h>

#include "agreements/agreement-row.h"
#include "base/text.h"
#include "mass.h"

#define MAX_MATERIALS 4 /* that are listed */

typedef struct {
  const char *material; /* id */
  double mass;
} Part;

typedef struct {
  guint n;
  double mass, value;
  GArray *parts;    /* Part, one a material, in order of appearance */
  double *elements; /* t of each element of the network; NULL without one */
} Sum;

static void
add_mass (Sum *sum, const char *material, double mass)
{
  Part part = { material, mass };

  if (mass == 0)
    return;
  for (guint i = 0; i < sum->parts->len; i++) {
    Part *known = &g_array_index (sum->parts, Part, i);

    if (g_strcmp0 (known->material, material) == 0) {
      known->mass += mass;
      return;
    }
  }
  g_array_append_val (sum->parts, part);
}

static void
add_elements (Sum *sum, OfftakeNetwork *network, const char *material, double mass)
{
  guint index = offtake_network_find_material (network, material);

  for (guint i = 0; index != OFFTAKE_NONE && i < offtake_network_n_elements (network); i++)
    sum->elements[i] += mass * offtake_network_content (network, index, i);
}

static void
add_row (Sum *sum, OfftakeNetwork *network, OfftakeAgreementRow *row)
{
  double mass = offtake_agreement_row_get_mass (row);
  double value = offtake_agreement_row_get_value (row);
  const char *material = offtake_agreement_row_get_agreement (row)->material;

  mass = isnan (mass) ? 0 : mass;
  sum->n++;
  sum->mass += mass;
  sum->value += isnan (value) ? 0 : value;
  add_mass (sum, material, mass);
  if (sum->elements)
    add_elements (sum, network, material, mass);
}

static OfftakeNetwork *
network_of (OfftakeView *view)
{
  OfftakeSolution *solution = offtake_view_get_solution (view);

  return solution ? offtake_solution_get_network (solution) : NULL;
}

static void
sum_init (Sum *sum, OfftakeNetwork *network)
{
  *sum = (Sum){ 0 };
  sum->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  sum->elements = network ? g_new0 (double, offtake_network_n_elements (network)) : NULL;
}

static void
sum_clear (Sum *sum)
{
  g_array_unref (sum->parts);
  g_free (sum->elements);
}

static char *
money (OfftakeView *view, double value)
{
  return offtake_text_money (value, offtake_plan_get_head (offtake_view_get_plan (view))->currency);
}

static const char *
period_of (OfftakeView *view)
{
  const OfftakePeriod *period = offtake_view_get_period_info (view);

  return period ? period->label : "";
}

/* "23 of 120 agreements" */
static char *
count_text (guint n, guint all)
{
  return n == all ? g_strdup_printf (ngettext ("%'u agreement", "%'u agreements", n), n)
                  : g_strdup_printf (
                        ngettext ("%'u of %'u agreement", "%'u of %'u agreements", all), n, all);
}

char *
offtake_totals_of_all (OfftakeView *view, GListModel *rows, guint all)
{
  guint n = g_list_model_get_n_items (rows);
  Sum sum;

  sum_init (&sum, NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr (OfftakeAgreementRow) row = g_list_model_get_item (rows, i);

    add_row (&sum, NULL, row);
  }
  g_autofree char *count = count_text (n, all);
  g_autofree char *value = money (view, sum.value);
  g_autofree char *mass = offtake_mass_text (sum.mass);
  /* Translators: a period, how many agreements, their tonnes, their value; or without tonnes */
  char *text = sum.parts->len == 1
                   ? g_strdup_printf (_ ("%s: %s, %s, %s"), period_of (view), count, mass, value)
                   : g_strdup_printf (_ ("%s: %s, %s"), period_of (view), count, value);
  sum_clear (&sum);
  return text;
}

static void
append_materials (GString *text, OfftakeView *view, const Sum *sum)
{
  for (guint i = 0; i < MIN (sum->parts->len, MAX_MATERIALS); i++) {
    const Part *part = &g_array_index (sum->parts, Part, i);
    OfftakeRecord *material =
        offtake_plan_find (offtake_view_get_plan (view), "materials", part->material);
    g_autofree char *mass = offtake_mass_text (part->mass);

    const char *const words[] = { material ? offtake_record_get_title (material) : part->material,
                                  mass };
    g_autofree char *moved = offtake_text_join (" ", words, G_N_ELEMENTS (words));

    g_string_append_printf (text, " · %s", moved);
  }
  if (sum->parts->len > MAX_MATERIALS) {
    guint n = sum->parts->len - MAX_MATERIALS;

    g_string_append_printf (text, ngettext (" · %'u more material", " · %'u more materials", n), n);
  }
}

static void
append_elements (GString *text, OfftakeNetwork *network, const Sum *sum)
{
  GString *held = g_string_new (NULL);

  for (guint i = 0; i < offtake_network_n_elements (network); i++) {
    g_autofree char *mass = offtake_mass_text (sum->elements[i]);

    if (sum->elements[i] > 0)
      g_string_append_printf (held, "%s%s %s", held->len ? ", " : "",
                              offtake_network_element (network, i), mass);
  }
  if (held->len)
    /* Translators: elements and their tonnes */
    g_string_append_printf (text, _ (" · holding %s"), held->str);
  g_string_free (held, TRUE);
}

char *
offtake_totals_of_chosen (OfftakeView *view, const GPtrArray *chosen)
{
  OfftakeNetwork *network = network_of (view);
  GString *text = g_string_new (NULL);
  Sum sum;

  sum_init (&sum, network);
  for (guint i = 0; i < chosen->len; i++)
    add_row (&sum, network, g_ptr_array_index (chosen, i));
  g_autofree char *value = money (view, sum.value);
  /* Translators: a period, how many agreements are selected, their value */
  g_string_append_printf (text, ngettext ("%s: %'u selected · %s", "%s: %'u selected · %s", sum.n),
                          period_of (view), sum.n, value);
  append_materials (text, view, &sum);
  if (network)
    append_elements (text, network, &sum);
  sum_clear (&sum);
  return g_string_free (text, FALSE);
}
