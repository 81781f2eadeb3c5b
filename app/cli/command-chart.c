/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/locale.h"
#include "cli/solved-plan.h"
#include "exchange/picture.h"
#include "report/flow-difference.h"
#include "report/flow-graph.h"
#include "report/flow-idle.h"

#define MAX_SIDE 20000.0
#define DEFAULT_DPI 96 /* a px of the picture is a pixel */

typedef struct {
  char *period, *scenario, *measure, *element, *color, *group, *print;
  char *compare, *compare_scenario;
  double width, height, scale, dpi;
  gboolean text, data;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->period);
  g_free (self->scenario);
  g_free (self->measure);
  g_free (self->element);
  g_free (self->color);
  g_free (self->group);
  g_free (self->print);
  g_free (self->compare);
  g_free (self->compare_scenario);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The place of @word in @words, 0 if none is given; an error names the option and its words. */
static gboolean
choose (
    const char *option, const char *word, const char *const *words, guint *place, GError **error)
{
  *place = 0;
  if (!word)
    return TRUE;
  for (guint i = 0; words[i]; i++)
    if (strcmp (words[i], word) == 0) {
      *place = i;
      return TRUE;
    }

  g_autofree char *list = g_strjoinv (", ", (char **) words);
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("--%s \"%s\": must be one of %s"),
               option, word, list);
  return FALSE;
}

static gboolean
check_range (const char *option, double value, double least, double most, GError **error)
{
  if (value >= least && value <= most)
    return TRUE;
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_INVALID, _ ("--%s %g: must be from %g to %g"),
               option, value, least, most);
  return FALSE;
}

static gboolean
read_theme (const Options *options, OfftakeTheme *theme, GError **error)
{
  static const char *const words[] = { "colour", "patterns", "bw", NULL };
  static const OfftakeTheme themes[] = { OFFTAKE_THEME_LIGHT, OFFTAKE_THEME_PRINT,
                                         OFFTAKE_THEME_BLACK_AND_WHITE };
  guint place;

  if (!choose ("print", options->print, words, &place, error))
    return FALSE;
  *theme = themes[place];
  return TRUE;
}

static gboolean
read_words (const Options *options, OfftakeFlowView *view, GError **error)
{
  static const char *const measures[] = { "goods", "element", "carbon", "value", NULL };
  static const char *const colors[] = { "material", "origin", "status", "compliance", NULL };
  static const char *const groups[] = { "site", "party", "country", "stage", NULL };
  guint measure, color, group;

  if (!choose ("measure", options->measure, measures, &measure, error) ||
      !choose ("colour", options->color, colors, &color, error) ||
      !choose ("group", options->group, groups, &group, error) ||
      !check_range ("width", options->width, 100, MAX_SIDE, error) ||
      !check_range ("height", options->height, 100, MAX_SIDE, error) ||
      !check_range ("scale", options->scale, 0.1, 20, error) ||
      !check_range ("dpi", options->dpi, 10, 1920, error))
    return FALSE;
  if (options->element && !options->measure)
    measure = OFFTAKE_MEASURE_ELEMENT;
  /* The colours of a difference say what is more and what is less. */
  if (options->compare || options->compare_scenario)
    color = OFFTAKE_COLOR_MATERIAL;
  *view = (OfftakeFlowView){ .measure = measure, .color = color, .group = group };
  return TRUE;
}

/* The element named, or the plan's first where the measure needs one and none is named. */
static gboolean
find_element (OfftakeNetwork *network, const char *element, OfftakeFlowView *view, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (view->measure != OFFTAKE_MEASURE_ELEMENT && !element)
    return TRUE;
  view->element = element ? offtake_network_find_element (network, element) : 0;
  if (view->element < offtake_network_n_elements (network))
    return TRUE;
  for (guint i = 0; i < offtake_network_n_elements (network); i++)
    g_string_append_printf (known, "%s%s", i ? ", " : "", offtake_network_element (network, i));
  if (known->len == 0)
    g_string_append (known, _ ("none"));
  g_set_error (error, OFFTAKE_ERROR, OFFTAKE_ERROR_NOT_FOUND,
               _ ("--element \"%s\": the plan's materials hold %s"), element ? element : "",
               known->str);
  return FALSE;
}

static const char *
scenario_title (OfftakeSolvedPlan *solved, const char *scenario)
{
  OfftakeRecord *record = scenario ? offtake_plan_find (solved->base, "scenarios", scenario) : NULL;

  return record ? offtake_record_get_title (record) : _ ("Base plan");
}

/* What a chart shows, and the names of its colours. */
typedef struct {
  OfftakeGraph *graph;
  GPtrArray *legend;
} Chart;

static void
chart_clear (Chart *self)
{
  offtake_graph_free (self->graph);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chart, chart_clear)

/* Another scenario, or the same one, in another period, or the same one. */
static gboolean
read_compared (const char *path,
               OfftakeSolvedPlan *solved,
               const Options *options,
               const OfftakeFlowView *view,
               Chart *chart,
               GError **error)
{
  const char *scenario = options->compare_scenario ? options->compare_scenario : options->scenario;
  const char *label = options->compare ? options->compare : options->period;
  g_autoptr (OfftakeSolvedPlan) other = NULL;
  g_autofree char *name = NULL;
  OfftakeFlowView same = *view;
  guint period;

  /* The base plan is asked for by a word, as no scenario has an empty name. */
  if (g_strcmp0 (scenario, "base") == 0 && !offtake_plan_find (solved->base, "scenarios", "base"))
    scenario = NULL;
  other = offtake_solved_plan_new (path, scenario, error);
  if (!other || !offtake_solved_plan_find_period (other, label, &period, error) ||
      !find_element (offtake_solution_get_network (other->solution), options->element, &same,
                     error))
    return FALSE;
  g_autoptr (OfftakeGraph) then =
      offtake_flow_graph_new (other->plan, other->solution, period, &same);
  label = offtake_network_period (offtake_solution_get_network (other->solution), period)->label;
  name = !options->compare_scenario ? g_strdup (label)
         : !options->compare        ? g_strdup (scenario_title (solved, scenario))
                             : g_strdup_printf ("%s, %s", scenario_title (solved, scenario), label);
  OfftakeGraph *now = chart->graph;
  chart->graph = offtake_flow_difference_new (now, then, name);
  offtake_graph_free (now);
  g_ptr_array_unref (chart->legend);
  chart->legend = offtake_flow_difference_legend (name);
  return TRUE;
}

static gboolean
read_chart (const char *path,
            OfftakeSolvedPlan *solved,
            const Options *options,
            const OfftakeFlowView *view,
            guint period,
            Chart *chart,
            GError **error)
{
  chart->graph = offtake_flow_graph_new (solved->plan, solved->solution, period, view);
  chart->legend = offtake_flow_graph_legend (solved->plan, solved->solution, view);
  if ((options->compare || options->compare_scenario) &&
      !read_compared (path, solved, options, view, chart, error))
    return FALSE;
  offtake_flow_graph_drop_idle (chart->graph);
  return TRUE;
}

static gboolean
write_chart (OfftakeSolvedPlan *solved,
             const char *out,
             const Options *options,
             const Chart *chart,
             OfftakeTheme theme,
             GError **error)
{
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", chart->graph->name, scenario_title (solved, options->scenario));
  const OfftakeSheet sheet = {
    .title = offtake_plan_get_head (solved->plan)->title,
    .subtitle = subtitle,
    .series = chart->legend,
    .text_size = 12,
    .padding = 24,
    .right_to_left = offtake_locale_is_right_to_left (),
  };
  OfftakePictureOptions picture;

  offtake_picture_options_init (&picture);
  picture.text = options->text;
  picture.data = options->data;
  picture.width = options->width;
  picture.height = options->height;
  picture.scale = options->scale * options->dpi / DEFAULT_DPI;
  picture.theme = theme;
  return offtake_picture_write (chart->graph, &sheet, out, &picture, 0, error);
}

static gboolean
run (const char *path, const char *out, const Options *options, GError **error)
{
  g_autoptr (OfftakeSolvedPlan) solved = NULL;
  g_auto (Chart) chart = { NULL, NULL };
  OfftakePictureFormat format;
  OfftakeFlowView view;
  OfftakeTheme theme;
  guint period;

  if (!offtake_picture_format_for (out, &format, error) || !read_words (options, &view, error) ||
      !read_theme (options, &theme, error))
    return FALSE;
  solved = offtake_solved_plan_new (path, options->scenario, error);
  return solved && offtake_solved_plan_find_period (solved, options->period, &period, error) &&
         find_element (offtake_solution_get_network (solved->solution), options->element, &view,
                       error) &&
         read_chart (path, solved, options, &view, period, &chart, error) &&
         write_chart (solved, out, options, &chart, theme, error);
}

OfftakeExit
offtake_command_chart (int argc, char **argv)
{
  g_auto (Options) options = { .width = 1200, .height = 675, .scale = 1, .dpi = DEFAULT_DPI };
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario, NULL, NULL },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options.measure, NULL, NULL },
    { "element", 0, 0, G_OPTION_ARG_STRING, &options.element, NULL, NULL },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &options.color, NULL, NULL },
    { "color", 0, 0, G_OPTION_ARG_STRING, &options.color, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options.group, NULL, NULL },
    { "compare", 0, 0, G_OPTION_ARG_STRING, &options.compare, NULL, NULL },
    { "compare-scenario", 0, 0, G_OPTION_ARG_STRING, &options.compare_scenario, NULL, NULL },
    { "print", 0, 0, G_OPTION_ARG_STRING, &options.print, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &options.width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_DOUBLE, &options.height, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, NULL, NULL },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options.dpi, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_NONE, &options.text, NULL, NULL },
    { "with-data", 0, 0, G_OPTION_ARG_NONE, &options.data, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!offtake_command_parse ("chart", entries, &argc, &argv, 2, 2))
    return OFFTAKE_EXIT_WRONG;
  return run (argv[1], argv[2], &options, &error) ? OFFTAKE_EXIT_DONE
                                                  : offtake_command_fail (error);
}
