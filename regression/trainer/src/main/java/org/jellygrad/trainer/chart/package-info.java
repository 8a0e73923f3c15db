/** The charts of a finished run: {@link org.jellygrad.trainer.chart.FitCharts}. */
@NullMarked
package org.jellygrad.trainer.chart;

import org.jspecify.annotations.NullMarked;
