/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Sparse linear systems of a supply network:

     diagonal[i] x[i] = sum over k of value[k] x[column[k]] + b[i]

   with values that are not negative. Solved loop by loop: strongly connected components in the
   order of their arcs, small ones by elimination, large ones by KLU or by iteration.

   A *mixing* system states what leaks into its rows: diagonal[i] = sum of row i's values + leak[i],
   as the shares of a mixture do. A *spreading* one states what is lost from its columns: diagonal[j] =
   sum of column j's values + loss[j], as a burden that is handed on does. In both elimination never
   subtracts (Grassmann, Taksar, Heyman, Oper. Res. 33, 1985), and every digit holds however little
   leaks in or out of a loop.

   A loop that has no finite answer (its gain reaches 1, or nothing leaks from it) is handed to a
   function that gives its rows values of their own; the rest is still solved. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OFFTAKE_SYSTEM_PLAIN,
  OFFTAKE_SYSTEM_MIXING,
  OFFTAKE_SYSTEM_SPREADING,
} OfftakeSystemKind;

typedef struct {
  guint    n;
  guint   *first, *column; /* n + 1, entries */
  double  *value;
  double  *diagonal;
  double  *leak;  /* of each row of a mixing system; else NULL */
  double  *loss;  /* of each column of a spreading system; else NULL */
  gboolean whole; /* mixing, and the columns of b sum to the leak in every row: all tags are there */
} OfftakeSystem;

/* How a system was solved. */
typedef struct {
  double bound;   /* proven: no error is larger than this part of the largest entry of its loop and column,
                     nor of the row itself where it is on no loop; what errors of others bring is included
                     as it is in mixing systems, where it does not grow */
  guint  loops;   /* loops of more than one row */
  guint  largest; /* rows of the largest */
  guint  sweeps;  /* most that any loop took; 0 where all were eliminated */
  double seconds; /* of processor time */
} OfftakeSystemReport;

/* The bound on errors that iteration stops at, and the one above which it has failed; elimination
   comes closer. */
#define OFFTAKE_SYSTEM_PRECISION 3e-13
#define OFFTAKE_SYSTEM_LEAST_PRECISION 1e-9
/* A gain within this of 1 is taken for 1: rates are products of a few rounded factors. */
#define OFFTAKE_SYSTEM_CLOSED 1e-12

/* @rows form a loop without an answer. @x holds what comes to them from outside (b and the rows
   solved before), not yet divided by the diagonal; it is to be set to the values they shall have. */
typedef void (*OfftakeSystemClosed) (const guint *rows, guint n_rows, double *x, guint n_columns, gpointer data);

/* Solves for @n_columns right-hand sides at once: @x[i * n_columns + c] holds b on entry and the
   answer on return. @report, which may be NULL, is brought up to date: zero it before. */
void offtake_system_solve (const OfftakeSystem *self, double *x, guint n_columns, OfftakeSystemClosed closed,
                           gpointer data, OfftakeSystemReport *report);

/* What is known of systems of one shape, for the next one; see system-shape.h. Zero before it is used. */
typedef struct _OfftakeSystemShape OfftakeSystemShape;

/* The same where more is known. @shape is brought up to date, and saves finding the loops anew. @guess
   (nullable), laid out like @x, is the answer of a system that was much like this one; it saves sweeps.
   The bound on errors depends on neither. */
void offtake_system_solve_again (const OfftakeSystem *self, OfftakeSystemShape *shape, const double *guess, double *x,
                                 guint n_columns, OfftakeSystemClosed closed, gpointer data,
                                 OfftakeSystemReport *report);

void offtake_system_shape_clear (OfftakeSystemShape *self);

void offtake_system_clear (OfftakeSystem *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfftakeSystem, offtake_system_clear)

/* Fills a system row by row. */
typedef struct {
  OfftakeSystem system;
  guint         n_entries, n_allocated;
} OfftakeSystemBuilder;

void offtake_system_builder_init (OfftakeSystemBuilder *self, guint n_rows, OfftakeSystemKind kind);
/* Adds an entry to the row at hand; zeros are left out. */
void offtake_system_builder_add (OfftakeSystemBuilder *self, guint column, double value);
/* Ends the row at hand with its diagonal, its leak or what is lost from the column of that number.
   The diagonal of a mixing or spreading system follows from its entries, once all are there. */
void offtake_system_builder_end_row (OfftakeSystemBuilder *self, double diagonal_leak_or_loss);

G_END_DECLS
