/* SPDX-License-Identifier: MPL-2.0 */
#include "flows/chart-picture.h"

#include <math.h>
#include <string.h>

/* Larger pictures are not kept but drawn anew each time, px. */
#define MOST_PIXELS 3.2e7
/* What does not lie on the path that is pointed at. */
#define FADED 0.18

/* What is drawn beyond each side of the window, so that a little scrolling finds it there. */
#define BEYOND 0.25

struct _OfftakeChartPainting {
  OfftakeChartPicture *owner; /* NULL once it wants something else */
  OfftakeChartTexture *into;  /* NULL: the light */
  GtkWidget *widget;
};

static void
take (OfftakeChartTexture *into, OfftakeChartPaint *paint)
{
  offtake_chart_texture_clear (into);
  *into = paint->texture;
  paint->texture = (OfftakeChartTexture){ 0 };
}

static void
keep (OfftakeChartPicture *self, OfftakeChartTexture *into, OfftakeChartPaint *paint)
{
  g_autoptr (OfftakeChartPaint) painted = paint;

  if (into) {
    take (into, painted);
    return;
  }
  g_clear_pointer (&self->light, offtake_chart_paint_free);
  self->light = g_steal_pointer (&painted);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree OfftakeChartPainting *painting = data;
  g_autoptr (OfftakeChartPaint) paint = offtake_chart_paint_run_finish (result);
  OfftakeChartPicture *self = painting->owner;

  if (!self)
    return;
  if (painting->into)
    self->painting = NULL;
  else
    self->lighting = NULL;
  keep (self, painting->into, g_steal_pointer (&paint));
  gtk_widget_queue_draw (painting->widget);
}

/* Now, or on a worker, unless that is at something: when it is done the picture is asked for again,
   and by then something else may be wanted. Takes @paint over. */
static void
want (OfftakeChartPicture *self,
      OfftakeChartTexture *into,
      OfftakeChartPaint *paint,
      GtkWidget *widget)
{
  OfftakeChartPainting **under_way = into ? &self->painting : &self->lighting;
  g_autoptr (OfftakeChartPaint) wanted = paint;

  if (!widget) {
    offtake_chart_paint_run (wanted);
    keep (self, into, g_steal_pointer (&wanted));
    return;
  }
  if (*under_way)
    return;
  *under_way = g_new (OfftakeChartPainting, 1);
  **under_way = (OfftakeChartPainting){ self, into, widget };
  offtake_chart_paint_run_async (g_steal_pointer (&wanted), on_painted, *under_way);
}

/* Whether all of @visible is there, in a part of the scene or beside the scene. */
static gboolean
texture_shows (const OfftakeChartTexture *self,
               const graphene_rect_t *page,
               const graphene_rect_t *visible)
{
  graphene_rect_t needed;

  if (!self->flows.surface)
    return FALSE;
  return !graphene_rect_intersection (page, visible, &needed) ||
         graphene_rect_contains_rect (&self->part, &needed);
}

static gboolean
has_room (const graphene_rect_t *part, double density)
{
  return part->size.width * part->size.height * density * density <= MOST_PIXELS;
}

/* The window's part of the page with what is beyond, on whole pixels. */
static graphene_rect_t
part_around (const graphene_rect_t *page, const graphene_rect_t *visible, double density)
{
  graphene_rect_t part;
  const double x0 = floor ((visible->origin.x - BEYOND * visible->size.width) * density) / density;
  const double y0 = floor ((visible->origin.y - BEYOND * visible->size.height) * density) / density;
  const graphene_rect_t wished =
      GRAPHENE_RECT_INIT ((float) x0, (float) y0, visible->size.width * (1 + 2 * (float) BEYOND),
                          visible->size.height * (1 + 2 * (float) BEYOND));

  if (!graphene_rect_intersection (page, &wished, &part))
    return *graphene_rect_zero ();
  return part;
}

static gboolean
is_sharp (const OfftakeChartTexture *self, const OfftakeChartFrame *frame, double density)
{
  return self->flows.surface && self->theme == frame->theme &&
         (frame->moving || self->density == density);
}

/* The pixels to show now; NULL where it is drawn anew each time. */
static OfftakeChartTexture *
choose (OfftakeChartPicture *self,
        OfftakeScene *scene,
        const graphene_rect_t *page,
        const OfftakeChartFrame *frame)
{
  const double density = frame->zoom * frame->scale, own = MIN (density, frame->scale);
  OfftakeChartTexture *whole = &self->whole, *window = &self->window;

  if ((!whole->flows.surface || whole->theme != frame->theme) && has_room (page, own))
    want (self, whole, offtake_chart_paint_new (scene, frame->theme, page, own), frame->later);
  if (whole->density == density && is_sharp (whole, frame, density))
    return whole;
  if (texture_shows (window, page, &frame->visible) && is_sharp (window, frame, density))
    return window;
  if (is_sharp (whole, frame, density))
    return whole;

  const graphene_rect_t part = part_around (page, &frame->visible, density);
  if (graphene_rect_get_area (&part) <= 0 || (!frame->later && !has_room (&part, density)))
    return NULL;
  want (self, window, offtake_chart_paint_new (scene, frame->theme, &part, density), frame->later);
  return whole->flows.surface && !texture_shows (window, page, &frame->visible) ? whole : window;
}

static gboolean
is_same_light (const OfftakeChartPaint *self,
               const OfftakeChartFrame *frame,
               OfftakeSubject hover,
               gsize n_nodes,
               gsize n_links)
{
  if (!self || self->hover.kind != hover.kind || self->texture.theme != frame->theme)
    return FALSE;
  if (hover.kind != OFFTAKE_SUBJECT_NONE)
    return self->hover.index == hover.index;
  return self->nodes && memcmp (self->nodes, frame->lit_nodes, n_nodes * sizeof (gboolean)) == 0 &&
         memcmp (self->links, frame->lit_links, n_links * sizeof (gboolean)) == 0;
}

/* What stays bright while the rest fades: the path of what is pointed at, or what was found. NULL
   where that is still being painted, and nothing fades yet. */
static OfftakeChartTexture *
choose_light (OfftakeChartPicture *self,
              OfftakeScene *scene,
              const graphene_rect_t *page,
              const OfftakeChartFrame *frame,
              OfftakeSubject hover)
{
  const double density = frame->zoom * frame->scale;
  const graphene_rect_t part = part_around (page, &frame->visible, density);
  const gboolean is_same = is_same_light (self->light, frame, hover, offtake_scene_n_nodes (scene),
                                          offtake_scene_n_links (scene));

  if (is_same && texture_shows (&self->light->texture, page, &frame->visible) &&
      is_sharp (&self->light->texture, frame, density))
    return &self->light->texture;
  if (!self->lighting) {
    OfftakeChartPaint *paint = offtake_chart_paint_new (scene, frame->theme, &part, density);
    offtake_chart_paint_light (paint, hover, frame->lit_nodes, frame->lit_links);
    want (self, NULL, paint, frame->later);
  }
  return is_same ? &self->light->texture : NULL;
}

/* What stays bright is painted each time where that takes less than a frame. */
static void
draw_lit (const OfftakeScene *scene,
          cairo_t *cr,
          const OfftakeChartFrame *frame,
          OfftakeSubject hover)
{
  if (hover.kind != OFFTAKE_SUBJECT_NONE)
    offtake_scene_draw_path (scene, cr, frame->theme, hover);
  else
    offtake_scene_draw_lit (scene, cr, frame->theme, frame->lit_nodes, frame->lit_links);
}

/* All that is shown, in order. */
typedef struct {
  OfftakeScene *scene;
  const OfftakeChartFrame *frame;
  const graphene_rect_t *area;
  OfftakeChartTexture *kept, *light; /* NULL: none yet */
  OfftakeSubject hover, selected;
  gboolean fades;
} Show;

static void
append (GtkSnapshot *snapshot, const OfftakeChartTexture *self, OfftakeChartSheet *sheet)
{
  GdkTexture *texture = offtake_chart_sheet_get_texture (sheet);

  if (!texture)
    return;
  const graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (self->part.origin.x, self->part.origin.y,
                          (float) (gdk_texture_get_width (texture) / self->density),
                          (float) (gdk_texture_get_height (texture) / self->density));
  gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

static void
append_textures (const Show *self, GtkSnapshot *snapshot)
{
  cairo_t *cr;

  if (self->fades)
    gtk_snapshot_push_opacity (snapshot, FADED);
  append (snapshot, self->kept, &self->kept->flows);
  if (self->fades)
    gtk_snapshot_pop (snapshot);
  if (self->fades && self->light) {
    append (snapshot, self->light, &self->light->flows);
  } else if (self->fades) {
    cr = gtk_snapshot_append_cairo (snapshot, self->area);
    draw_lit (self->scene, cr, self->frame, self->hover);
    cairo_destroy (cr);
  }
  append (snapshot, self->kept, &self->kept->labels);
  if (self->selected.kind == OFFTAKE_SUBJECT_NONE)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, self->area);
  offtake_scene_draw_selection (self->scene, cr, self->frame->theme, self->selected);
  cairo_destroy (cr);
}

static void
paint_sheet (cairo_t *cr,
             const OfftakeChartTexture *self,
             const OfftakeChartSheet *sheet,
             const OfftakeChartFrame *frame,
             double alpha)
{
  const gboolean exact = self->density == frame->zoom * frame->scale;

  if (!sheet->surface)
    return;
  cairo_set_source_surface (cr, sheet->surface, self->part.origin.x, self->part.origin.y);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            exact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint_with_alpha (cr, alpha);
}

/* The same, of which no more is touched than is seen. */
static void
append_cairo (const Show *self, GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, self->area);

  paint_sheet (cr, self->kept, &self->kept->flows, self->frame, self->fades ? FADED : 1);
  if (self->fades && self->light)
    paint_sheet (cr, self->light, &self->light->flows, self->frame, 1);
  else if (self->fades)
    draw_lit (self->scene, cr, self->frame, self->hover);
  paint_sheet (cr, self->kept, &self->kept->labels, self->frame, 1);
  offtake_scene_draw_selection (self->scene, cr, self->frame->theme, self->selected);
  cairo_destroy (cr);
}

void
offtake_chart_picture_snapshot (OfftakeChartPicture *self,
                                OfftakeScene *scene,
                                const OfftakeChartFrame *frame,
                                OfftakeSubject hover,
                                OfftakeSubject selected,
                                GtkSnapshot *snapshot)
{
  const gboolean lights = hover.kind != OFFTAKE_SUBJECT_NONE || frame->lit_nodes;
  double width, height;
  graphene_rect_t area;

  offtake_scene_get_size (scene, &width, &height);
  const graphene_rect_t page = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  if (!graphene_rect_intersection (&page, &frame->visible, &area))
    return;

  Show show = { scene, frame, &area,    choose (self, scene, &page, frame),
                NULL,  hover, selected, lights };
  if (!show.kept) {
    cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
    offtake_scene_draw (scene, cr, frame->theme, hover, selected);
    cairo_destroy (cr);
    return;
  }
  if (lights && frame->later) {
    show.light = choose_light (self, scene, &page, frame, hover);
    show.fades = show.light != NULL;
  }
  if (frame->is_cairo)
    append_cairo (&show, snapshot);
  else
    append_textures (&show, snapshot);
}

OfftakeChartPaint *
offtake_chart_picture_paint_whole (OfftakeScene *scene, OfftakeTheme theme, double zoom, int scale)
{
  double width, height;

  offtake_scene_get_size (scene, &width, &height);
  const graphene_rect_t page = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  const double density = MIN (zoom, 1) * scale;
  return has_room (&page, density) ? offtake_chart_paint_new (scene, theme, &page, density) : NULL;
}

void
offtake_chart_picture_take_whole (OfftakeChartPicture *self, OfftakeChartPaint *paint)
{
  take (&self->whole, paint);
}

static void
forget (OfftakeChartPainting **painting)
{
  if (*painting)
    (*painting)->owner = NULL;
  *painting = NULL;
}

void
offtake_chart_picture_clear (OfftakeChartPicture *self)
{
  forget (&self->painting);
  forget (&self->lighting);
  offtake_chart_texture_clear (&self->whole);
  offtake_chart_texture_clear (&self->window);
  g_clear_pointer (&self->light, offtake_chart_paint_free);
}
