/**
 * The charts of a finished run: {@link org.jellygrad.trainer.chart.FitCharts} makes them of a fit and its data, with the kinds of chart
 * that the room {@code plot} offers.
 */
@NullMarked
package org.jellygrad.trainer.chart;

import org.jspecify.annotations.NullMarked;
