// The chart library as Meridian ships it: only the charts that are drawn, one renderer.
//
// SVG: sharp on every screen, readable by tests, printable. It works under the strict content
// security policy (no inline styles) as long as nothing asks for an HTML tooltip: options carry
// `tooltip: { renderMode: "richText" }`. `charts.spec.ts` keeps watch over that.

import { BarChart, HeatmapChart, LineChart, RadarChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  VisualMapPiecewiseComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  AriaComponent,
  BarChart,
  DatasetComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  RadarChart,
  RadarComponent,
  ScatterChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  VisualMapPiecewiseComponent,
]);

/**
 * Puts a chart into an element that has a size. The answer is ECharts' own instance: `setOption`,
 * `resize`, `setTheme`, `on`, `dispose`.
 */
export function init(element, theme) {
  return echarts.init(element, theme, { renderer: "svg" });
}

export const registerTheme = echarts.registerTheme;
