/* SPDX-License-Identifier: MPL-2.0 */
#include "sankey/scene-parts.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "sankey/measure.h"
#include "sankey/spread.h"

/* Labels stand beside their nodes, downstream, in the gap; spread.h says how high. First all
   columns are spread, so that a label knows what stands in its way further on when it is written.
 */

#define SIDE_GAP 6.0
#define STUB_LENGTH 14.0
#define STUB_ROOM 86.0
#define MAX_WIDTH 220.0
#define NAME_HEIGHT 16.0
#define LINE_HEIGHT 14.0
#define BLOCK_GAP 2.0
#define CLEARANCE 2.0
#define LEADER_LENGTH 16.0
#define PAGE_EDGE 10.0
#define HEADING_TOP 8.0
#define HEADING_HEIGHT 18.0
#define HEADING_GAP 8.0
#define LEAST_BEFORE_HYPHEN 3 /* bytes */

/* Lines that a name and a number may take in each form, and where they break. */
static const guint most_lines[OFFTAKE_N_LABEL_FORMS][2] = {
  { 3, 2 }, { 2, 1 }, { 2, 0 }, { 1, 0 }
};
static const char *const line_break[] = { " ", " · ", " ", " " };

typedef struct {
  OfftakeScene *scene;
  OfftakeMeasure *measure;
  GArray *blocks; /* OfftakeLabelBlock, of all columns */
  double *rooms;  /* for text beside a node's column, by node */
  double top;     /* of the page, below the headings */
} Placing;

PangoLayout *
offtake_scene_text_layout (PangoContext *context, OfftakeTextKind kind, const char *text)
{
  static const struct {
    double size;
    PangoWeight weight;
  } styles[] = {
    [OFFTAKE_TEXT_NAME] = { 12.5, PANGO_WEIGHT_SEMIBOLD },
    [OFFTAKE_TEXT_DETAIL] = { 11, PANGO_WEIGHT_NORMAL },
    [OFFTAKE_TEXT_WARNING] = { 11, PANGO_WEIGHT_MEDIUM },
    [OFFTAKE_TEXT_HEADING] = { 11.5, PANGO_WEIGHT_BOLD },
  };
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font =
      pango_font_description_from_string ("Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif");

  pango_font_description_set_absolute_size (font, styles[kind].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[kind].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* A name is known by both its ends; a number that lacks its middle is a wrong one. */
  pango_layout_set_ellipsize (layout, kind == OFFTAKE_TEXT_NAME ? PANGO_ELLIPSIZE_MIDDLE
                                                                : PANGO_ELLIPSIZE_END);
  pango_font_description_free (font);
  return layout;
}

static void
add_text (Placing *self,
          OfftakeTextKind kind,
          const char *text,
          double x,
          double y,
          double room,
          PangoAlignment align)
{
  double width, height;

  if (room < 12)
    return;
  width = offtake_measure_width (self->measure, kind, text, -1, &height);
  OfftakeSceneText line = { kind, g_strdup (text), x, y, MIN (width, room), height, align };
  if (align == PANGO_ALIGN_RIGHT)
    line.x -= line.width;
  else if (align == PANGO_ALIGN_CENTER)
    line.x = CLAMP (x - line.width / 2, PAGE_EDGE,
                    MAX (PAGE_EDGE, self->scene->width - PAGE_EDGE - line.width));
  g_array_append_val (self->scene->texts, line);
}

static double
text_width (const Placing *self, OfftakeTextKind kind, const char *text, gssize length)
{
  return offtake_measure_width (self->measure, kind, text, length, NULL);
}

/* The next place at which a text may go on in another line: behind a mark, or a hyphen of a name
   that has some letters before it. NULL if there is none. */
static const char *
find_break (OfftakeTextKind kind, const char *text)
{
  const char *const mark = line_break[kind], *at = strstr (text, mark);
  const char *next = at ? at + strlen (mark) : NULL;
  const char *hyphen = kind == OFFTAKE_TEXT_NAME ? strchr (text, '-') : NULL;

  if (hyphen && hyphen - text >= LEAST_BEFORE_HYPHEN && hyphen[1] != ' ' &&
      (!next || hyphen < next))
    next = hyphen + 1;
  return next && *next ? next : NULL;
}

/* Bytes of a line without the mark that it ends with. */
static gssize
line_length (OfftakeTextKind kind, const char *text, const char *next)
{
  const gsize mark = strlen (line_break[kind]);

  if (!next)
    return (gssize) strlen (text);
  return next - text - (strncmp (next - mark, line_break[kind], mark) == 0 ? (gssize) mark : 0);
}

/* Where the next line of a text begins that is wider than @room: behind the last break up to which
   it fits, or behind the first one. NULL if one line is enough, or there is no break. */
static const char *
next_line (const Placing *self, OfftakeTextKind kind, const char *text, double room)
{
  const char *next = NULL;

  if (text_width (self, kind, text, -1) <= room)
    return NULL;
  for (const char *at = find_break (kind, text); at; at = find_break (kind, at)) {
    if (next && text_width (self, kind, text, line_length (kind, text, at)) > room)
      break;
    next = at;
  }
  return next;
}

/* Never more in more room. */
static guint
count_lines (const Placing *self, OfftakeTextKind kind, const char *text, double room, guint most)
{
  guint n = text && most > 0 ? 1 : 0;

  for (; text && n < most && (text = next_line (self, kind, text, room)); n++)
    continue;
  return n;
}

static gboolean
has_output_stub (const OfftakeSceneNode *node)
{
  return node->stubs[1] > 0 || node->stubs[2] > 0;
}

/* From the node's edge to its label. */
static double
shift_of (const OfftakeSceneNode *node)
{
  return SIDE_GAP + (has_output_stub (node) ? STUB_LENGTH : 0);
}

static gboolean
is_beside (const OfftakeLabelBlock *block, double top, double bottom)
{
  const double half = block->heights[block->form] / 2 + CLEARANCE;

  return bottom > block->middle - half && top < block->middle + half;
}

static double
ahead_of (const OfftakeScene *scene, const OfftakeSceneNode *node, const OfftakeSceneNode *other)
{
  return scene->right_to_left ? node->x0 - other->x1 : other->x0 - node->x1;
}

/* A label reaches past the next column where nothing stands at its height there. */
static double
room_for (const Placing *self, const OfftakeLabelBlock *block)
{
  const OfftakeScene *scene = self->scene;
  const OfftakeSceneNode *node = &scene->nodes[block->node];
  double room = scene->right_to_left ? node->x0 : scene->width - node->x1;

  for (guint i = 0; i < scene->n_nodes; i++) {
    const OfftakeSceneNode *other = &scene->nodes[i];
    const double ahead = ahead_of (scene, node, other);
    if (ahead > 0 &&
        is_beside (block, other->y0, other->y1 + (other->stubs[0] > 0 ? LINE_HEIGHT : 0)))
      room = MIN (room, ahead - SIDE_GAP - (other->stubs[0] > 0 ? STUB_ROOM : 0));
  }
  for (guint i = 0; i < self->blocks->len; i++) {
    const OfftakeLabelBlock *other = &g_array_index (self->blocks, OfftakeLabelBlock, i);
    const double ahead = ahead_of (scene, node, &scene->nodes[other->node]);
    const double half = other->heights[other->form] / 2;
    if (ahead > 0 && is_beside (block, other->middle - half, other->middle + half))
      room = MIN (room, ahead - SIDE_GAP);
  }
  return MIN (MAX (room, self->rooms[block->node]), MAX_WIDTH);
}

/* Where text begins, and how much room it has from there. */
typedef struct {
  double x, room;
  PangoAlignment align;
} Column;

/* Returns the top of what stands below the text's last line, if that is as high as all. */
static double
write_text (Placing *self,
            OfftakeTextKind kind,
            const char *text,
            guint most,
            const Column *column,
            double y)
{
  for (const char *next; text; text = next, y += LINE_HEIGHT) {
    next = --most > 0 ? next_line (self, kind, text, column->room) : NULL;
    g_autofree char *line = g_strndup (text, (gsize) line_length (kind, text, next));
    add_text (self, kind, line, column->x, y, column->room, column->align);
  }
  return y;
}

/* The number follows the end of the name, @name, if both can be read whole. */
static double
write_line (
    Placing *self, const OfftakeSceneNode *node, const char *name, const Column *column, double y)
{
  const double shift = text_width (self, OFFTAKE_TEXT_NAME, name, -1) + SIDE_GAP;
  const double room = column->room - shift;

  add_text (self, OFFTAKE_TEXT_NAME, name, column->x, y, column->room, column->align);
  if (node->detail && text_width (self, OFFTAKE_TEXT_DETAIL, node->detail, -1) <= room)
    add_text (self, OFFTAKE_TEXT_DETAIL, node->detail,
              column->align == PANGO_ALIGN_RIGHT ? column->x - shift : column->x + shift, y + 1,
              room, column->align);
  return y + NAME_HEIGHT;
}

/* Without a line for the number. */
static double
write_name (Placing *self, const OfftakeSceneNode *node, guint most, const Column *column, double y)
{
  const char *name = node->label ? node->label : "";
  const char *next = most > 1 ? next_line (self, OFFTAKE_TEXT_NAME, name, column->room) : NULL;

  if (next) {
    g_autofree char *line = g_strndup (name, (gsize) line_length (OFFTAKE_TEXT_NAME, name, next));
    add_text (self, OFFTAKE_TEXT_NAME, line, column->x, y, column->room, column->align);
    return write_line (self, node, next, column, y + LINE_HEIGHT);
  }
  return write_line (self, node, name, column, y);
}

/* The number alone where there is no room for the word before it: colour and hatching say the rest,
   while a number that lacks its end would be a wrong one. (transfer full) */
static char *
stub_words (const Placing *self, const OfftakeSceneStub *stub, OfftakeTextKind kind, double room)
{
  if (text_width (self, kind, stub->text, -1) <= room)
    return g_strdup (stub->text);
  return offtake_text_short (offtake_scene_amount (self->scene, stub->value));
}

static void
write_stubs (Placing *self, const OfftakeLabelBlock *block, const Column *column, double y)
{
  const OfftakeScene *scene = self->scene;

  for (guint i = 0; i < scene->stubs->len; i++) {
    const OfftakeSceneStub *stub = &g_array_index (scene->stubs, OfftakeSceneStub, i);
    const gboolean loss = stub->subject.kind == OFFTAKE_SUBJECT_LOSS;
    const OfftakeTextKind kind = loss ? OFFTAKE_TEXT_DETAIL : OFFTAKE_TEXT_WARNING;
    if (stub->subject.index != block->node || stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE ||
        (loss && block->form != OFFTAKE_LABEL_FULL))
      continue;
    g_autofree char *words = stub_words (self, stub, kind, column->room);
    add_text (self, kind, words, column->x, y, column->room, column->align);
    y += LINE_HEIGHT;
  }
}

/* Below the first one. */
static guint
lines_of (const Placing *self, const OfftakeSceneNode *node, OfftakeLabelForm form, double room)
{
  const guint *most = most_lines[form];

  return MAX (count_lines (self, OFFTAKE_TEXT_NAME, node->label, room, most[0]), 1) - 1 +
         count_lines (self, OFFTAKE_TEXT_DETAIL, node->detail, room, most[1]);
}

/* The top of the text of a block. Where the name needs a line less than was kept for it, as nothing
   stands ahead, the rest moves that much nearer to the bar. */
static double
text_top (const Placing *self, const OfftakeLabelBlock *block, double room)
{
  const OfftakeSceneNode *node = &self->scene->nodes[block->node];
  const double top = block->middle - block->heights[block->form] / 2 + BLOCK_GAP / 2;
  const double narrow = self->rooms[block->node] - shift_of (node) - LEADER_LENGTH;
  const double spare = LINE_HEIGHT * (lines_of (self, node, block->form, narrow) -
                                      lines_of (self, node, block->form, room));

  return top + CLAMP ((block->top + block->bottom + spare) / 2 - block->middle, 0, spare);
}

static void
add_leader (Placing *self, const OfftakeSceneNode *node, double x, double y)
{
  const gboolean leftwards = self->scene->right_to_left;
  const double inset = MIN (1, (node->y1 - node->y0) / 2);
  const OfftakeSceneLeader leader = { leftwards ? node->x0 : node->x1,
                                      CLAMP (y, node->y0 + inset, node->y1 - inset), x, y };

  g_array_append_val (self->scene->leaders, leader);
}

static void
write_block (Placing *self, const OfftakeLabelBlock *block)
{
  OfftakeScene *scene = self->scene;
  const OfftakeSceneNode *node = &scene->nodes[block->node];
  const gboolean leftwards = scene->right_to_left;
  const double shift = shift_of (node) + (block->leader ? LEADER_LENGTH : 0);
  const Column column = { leftwards ? node->x0 - shift : node->x1 + shift,
                          room_for (self, block) - shift,
                          leftwards ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT };
  double y = text_top (self, block, column.room);

  if (block->leader)
    add_leader (self, node, leftwards ? column.x + 2 : column.x - 2, y + NAME_HEIGHT / 2);
  const guint *most = most_lines[block->form];
  if (most[1] == 0) {
    y = write_name (self, node, most[0], &column, y);
  } else {
    y = node->label ? write_text (self, OFFTAKE_TEXT_NAME, node->label, most[0], &column, y)
                    : y + LINE_HEIGHT;
    y += NAME_HEIGHT - LINE_HEIGHT;
    y = write_text (self, OFFTAKE_TEXT_DETAIL, node->detail, most[1], &column, y);
  }
  write_stubs (self, block, &column, y);
}

static gboolean
has_text (const OfftakeSceneNode *node)
{
  return (node->label && *node->label) || (node->detail && *node->detail) || has_output_stub (node);
}

/* Measured as if a leader took its room, so that a name that must move still fits its lines. */
static void
measure (const Placing *self, const OfftakeSceneNode *node, double room, OfftakeLabelBlock *block)
{
  const double least = NAME_HEIGHT + BLOCK_GAP;
  const double narrow = room - shift_of (node) - LEADER_LENGTH;
  const guint surplus = node->stubs[1] > 0 ? 1 : 0, loss = node->stubs[2] > 0 ? 1 : 0;

  for (guint form = 0; form < OFFTAKE_N_LABEL_FORMS; form++)
    block->heights[form] = least + (lines_of (self, node, form, narrow) + surplus) * LINE_HEIGHT;
  block->heights[OFFTAKE_LABEL_FULL] += loss * LINE_HEIGHT;
}

static void
place_column (Placing *self, const guint *nodes, guint n, double room)
{
  const OfftakeScene *scene = self->scene;
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));

  for (guint i = 0; i < n; i++) {
    const OfftakeSceneNode *node = &scene->nodes[nodes[i]];
    OfftakeLabelBlock block = { .node = nodes[i], .top = node->y0, .bottom = node->y1 };
    self->rooms[nodes[i]] = room;
    if (!has_text (node))
      continue;
    block.flow =
        MAX (node->inflow + node->stubs[0], node->outflow + node->stubs[1] + node->stubs[2]);
    measure (self, node, room, &block);
    g_array_append_val (blocks, block);
  }
  offtake_labels_spread (blocks, self->top, scene->height);
  g_array_append_vals (self->blocks, blocks->data, blocks->len);
}

/* How far to the side of @x there is nothing else at the height of a line at @y: as much as is kept
   free for a shortage's number, or more. */
static double
room_at (const OfftakeScene *scene, double x, double y, gboolean leftwards)
{
  double room = MAX_WIDTH;

  for (guint i = 0; i < scene->n_nodes; i++) {
    const OfftakeSceneNode *node = &scene->nodes[i];
    double ahead = leftwards ? x - node->x1 : node->x0 - x;
    if (ahead > 0 && node->y0 < y + LINE_HEIGHT && node->y1 > y)
      room = MIN (room, ahead - SIDE_GAP);
  }
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *text = &g_array_index (scene->texts, OfftakeSceneText, i);
    double ahead = leftwards ? x - text->x - text->width : text->x - x;
    if (ahead > 0 && text->y < y + LINE_HEIGHT && text->y + text->height > y)
      room = MIN (room, ahead - SIDE_GAP);
  }
  return MAX (room, STUB_ROOM - STUB_LENGTH - SIDE_GAP);
}

static gboolean
is_taken (const OfftakeScene *scene, double x, double y, double width)
{
  for (guint i = 0; i < scene->texts->len; i++) {
    const OfftakeSceneText *text = &g_array_index (scene->texts, OfftakeSceneText, i);
    if (text->x < x + width && text->x + text->width > x &&
        fabs (text->y - y) < LINE_HEIGHT - CLEARANCE)
      return TRUE;
  }
  return FALSE;
}

/* Its hatching says that there is one where the number would stand on another text. */
static void
place_shortage (Placing *self, const OfftakeSceneStub *stub)
{
  const gboolean leftwards = !self->scene->right_to_left;
  double x = leftwards ? stub->box.x - 3 : stub->box.x + stub->box.width + 3;
  double y = stub->box.y + stub->box.height / 2 - LINE_HEIGHT / 2;
  double room = room_at (self->scene, x, y, leftwards);
  g_autofree char *words = stub_words (self, stub, OFFTAKE_TEXT_WARNING, room);
  const double width = MIN (text_width (self, OFFTAKE_TEXT_WARNING, words, -1), room);

  if (!is_taken (self->scene, leftwards ? x - width : x, y, width))
    add_text (self, OFFTAKE_TEXT_WARNING, words, x, y, room,
              leftwards ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Larger ones first; equal ones from top to bottom. */
static int
compare_shortages (gconstpointer a, gconstpointer b)
{
  const OfftakeSceneStub *p = *(const OfftakeSceneStub *const *) a;
  const OfftakeSceneStub *q = *(const OfftakeSceneStub *const *) b;

  if (p->value != q->value)
    return p->value > q->value ? -1 : 1;
  return p->box.y != q->box.y ? (p->box.y > q->box.y) - (p->box.y < q->box.y)
                              : (p->box.x > q->box.x) - (p->box.x < q->box.x);
}

static void
place_shortages (Placing *self)
{
  g_autoptr (GPtrArray) shortages = g_ptr_array_new ();

  for (guint i = 0; i < self->scene->stubs->len; i++) {
    OfftakeSceneStub *stub = &g_array_index (self->scene->stubs, OfftakeSceneStub, i);
    if (stub->subject.kind == OFFTAKE_SUBJECT_SHORTAGE)
      g_ptr_array_add (shortages, stub);
  }
  g_ptr_array_sort (shortages, compare_shortages);
  for (guint i = 0; i < shortages->len; i++)
    place_shortage (self, shortages->pdata[i]);
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const OfftakeScene *scene = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int order = scene->nodes[i].layer - scene->nodes[j].layer;

  return order != 0 ? order : (int) i - (int) j;
}

/* What lies between a column and the next one downstream, or the edge of the page. */
static double
room_beside (const OfftakeScene *scene, const guint *order, guint from, guint to)
{
  const OfftakeSceneNode *node = &scene->nodes[order[from]];
  double stub = 0, gap;

  if (to >= scene->n_nodes)
    return MIN (scene->right_to_left ? node->x0 : scene->width - node->x1, MAX_WIDTH);
  for (guint i = to;
       i < scene->n_nodes && scene->nodes[order[i]].layer == scene->nodes[order[to]].layer; i++)
    if (scene->nodes[order[i]].stubs[0] > 0)
      stub = STUB_ROOM;
  gap = scene->right_to_left ? node->x0 - scene->nodes[order[to]].x1
                             : scene->nodes[order[to]].x0 - node->x1;
  return MIN (gap - stub - SIDE_GAP, MAX_WIDTH);
}

static void
place_heading (Placing *self, GPtrArray *titles, const OfftakeSceneNode *node, double room)
{
  const char *title = titles && node->layer < (int) titles->len ? titles->pdata[node->layer] : NULL;

  if (title && *title)
    add_text (self, OFFTAKE_TEXT_HEADING, title, (node->x0 + node->x1) / 2, HEADING_TOP,
              MAX (room, 60), PANGO_ALIGN_CENTER);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const OfftakeSceneText *const *p = a, *const *q = b;

  return ((*p)->x > (*q)->x) - ((*p)->x < (*q)->x);
}

/* Headings are written whole where the page has room for all of them side by side. */
static void
widen_headings (const Placing *self, const GPtrArray *headings)
{
  double total = 2 * PAGE_EDGE;

  for (guint i = 0; i < headings->len; i++) {
    const OfftakeSceneText *text = g_ptr_array_index (headings, i);
    total += text_width (self, text->kind, text->text, -1) + HEADING_GAP;
  }
  for (guint i = 0; i < headings->len && total <= self->scene->width; i++) {
    OfftakeSceneText *text = g_ptr_array_index (headings, i);
    const double width = text_width (self, text->kind, text->text, -1);
    text->x = MAX (PAGE_EDGE, text->x + (text->width - width) / 2);
    text->width = width;
  }
}

/* A heading that the page's edge has pushed inwards pushes the next one, and is pushed back by the
   other edge. */
static void
part_headings (const Placing *self)
{
  GArray *texts = self->scene->texts;
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  double end = -HEADING_GAP, begin = self->scene->width - PAGE_EDGE + HEADING_GAP;

  for (guint i = 0; i < texts->len; i++) {
    OfftakeSceneText *text = &g_array_index (texts, OfftakeSceneText, i);
    if (text->kind == OFFTAKE_TEXT_HEADING)
      g_ptr_array_add (headings, text);
  }
  g_ptr_array_sort (headings, compare_places);
  widen_headings (self, headings);
  for (guint i = 0; i < headings->len; i++) {
    OfftakeSceneText *text = g_ptr_array_index (headings, i);
    text->x = MAX (text->x, end + HEADING_GAP);
    end = text->x + text->width;
  }
  for (guint i = headings->len; i-- > 0;) {
    OfftakeSceneText *text = g_ptr_array_index (headings, i);
    text->x = MAX (0, MIN (text->x, begin - HEADING_GAP - text->width));
    begin = text->x;
  }
}

void
offtake_scene_place_labels (OfftakeScene *self, GPtrArray *column_titles)
{
  g_autoptr (OfftakeMeasure) measure = offtake_measure_new ();
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (OfftakeLabelBlock));
  g_autofree guint *order = g_new (guint, self->n_nodes + 1);
  g_autofree double *rooms = g_new0 (double, self->n_nodes + 1);
  const double top = column_titles ? HEADING_TOP + HEADING_HEIGHT : 0;
  Placing placing = { self, measure, blocks, rooms, top };

  for (guint i = 0; i < self->n_nodes; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->n_nodes, sizeof *order, compare_columns, self);
  for (guint first = 0, last; first < self->n_nodes; first = last) {
    for (last = first + 1; last < self->n_nodes; last++)
      if (self->nodes[order[last]].layer != self->nodes[order[first]].layer)
        break;
    const double room = room_beside (self, order, first, last);
    place_column (&placing, order + first, last - first, room);
    place_heading (&placing, column_titles, &self->nodes[order[first]], room);
  }
  for (guint i = 0; i < blocks->len; i++)
    write_block (&placing, &g_array_index (blocks, OfftakeLabelBlock, i));
  place_shortages (&placing);
  part_headings (&placing);
}
