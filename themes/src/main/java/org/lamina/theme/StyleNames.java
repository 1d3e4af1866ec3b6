package org.lamina.theme;

/// The style classes that the sheets know, by area. A state is a pseudo-class of [StyleStates], never a second class.
public final class StyleNames {
    /// Root of every window and dialog of the program.
    public static final String APP_ROOT = "app-root";

    static final String THEME_COLORS = "theme-colors";

    // Text: foreground is the default, then two quieter levels and the sizes.
    public static final String MUTED = "muted";
    public static final String FAINT = "faint";
    public static final String STRONG = "strong";
    public static final String TITLE = "title";
    public static final String HEADING = "heading";
    public static final String CAPTION = "caption";
    public static final String SECTION_CAPTION = "section-caption";
    public static final String MONO = "mono";
    public static final String GOOD_TEXT = "good-text";
    public static final String WARNING_TEXT = "warning-text";
    public static final String ERROR_TEXT = "error-text";

    // Buttons and small controls.
    public static final String PRIMARY_BUTTON = "primary-button";
    public static final String TOOL_BUTTON = "tool-button";
    public static final String FLAT_BUTTON = "flat-button";
    public static final String ICON_BUTTON = "icon-button";
    public static final String LINK_BUTTON = "link-button";
    public static final String DANGER_BUTTON = "danger-button";
    public static final String COMPACT_FIELD = "compact-field";
    public static final String SEARCH_FIELD = "search-field";
    public static final String KEY_HINT = "key-hint";
    public static final String CHIP = "chip";
    public static final String COUNT_BADGE = "count-badge";
    public static final String SEGMENTS = "segments";
    public static final String SEGMENT = "segment";

    // Tab panes: text with an underline at the bottom of the window, pills in the side panes.
    public static final String LINE_TABS = "line-tabs";
    public static final String PILL_TABS = "pill-tabs";

    // Surfaces.
    public static final String PANE = "pane";
    public static final String PANE_HEADER = "pane-header";
    public static final String PANE_BODY = "pane-body";
    public static final String FLOATING = "floating";
    public static final String CARD = "card";
    public static final String DIVIDER = "divider";
    public static final String BANNER = "banner";
    public static final String EMPTY_STATE = "empty-state";
    public static final String EMPTY_TITLE = "empty-title";
    public static final String EMPTY_TEXT = "empty-text";
    public static final String PLAIN_SCROLL = "plain-scroll";
    public static final String PLAIN_LIST = "plain-list";
    public static final String FORM_GRID = "form-grid";

    // Window.
    public static final String TOP_BAR = "top-bar";
    public static final String APP_MARK = "app-mark";
    public static final String APP_NAME = "app-name";
    public static final String TOP_MENU = "top-menu";
    public static final String RUN_STATUS = "run-status";
    public static final String COMMAND_SEARCH = "command-search";
    public static final String LEFT_PANE = "left-pane";
    public static final String RIGHT_PANE = "right-pane";
    public static final String BOTTOM_PANE = "bottom-pane";
    public static final String BOTTOM_BAR = "bottom-bar";
    public static final String STATUS_ITEM = "status-item";
    public static final String STATUS_VALUE = "status-value";
    public static final String STATUS_DOT = "status-dot";
    public static final String COMMAND_PALETTE = "command-palette";

    // Canvas.
    public static final String CANVAS_VIEW = "canvas-view";
    public static final String NODE_CARD = "node-card";
    public static final String CATEGORY_STRIP = "category-strip";
    public static final String NODE_NAME = "node-name";
    public static final String NODE_KIND = "node-kind";
    public static final String NODE_SUMMARY = "node-summary";
    public static final String NODE_SHAPE = "node-shape";
    public static final String NODE_PICTURE = "node-picture";
    public static final String SHARE_TRACK = "share-track";
    public static final String SHARE_BAR = "share-bar";
    public static final String PROBLEM_BADGE = "problem-badge";
    public static final String LOCK_BADGE = "lock-badge";
    public static final String LOCK = "lock";
    public static final String PORT = "port";
    public static final String PORT_NAME = "port-name";
    public static final String CONNECTION = "connection";
    public static final String CONNECTION_LABEL = "connection-label";
    public static final String RUBBER_BAND = "rubber-band";
    public static final String GHOST = "ghost";
    public static final String QUICK_ADD = "quick-add";
    public static final String MINIMAP = "minimap";
    public static final String MINIMAP_VIEW = "minimap-view";
    public static final String OVERLAY_BAR = "overlay-bar";
    public static final String COMPARE_LINE = "compare-line";
    public static final String COMPARE_SIGN = "compare-sign";
    public static final String COMPARE_GHOST = "compare-ghost";
    public static final String COMPARE_COUNT = "compare-count";
    public static final String OVERLAY_CHIP = "overlay-chip";
    public static final String ZOOM_BAR = "zoom-bar";
    public static final String CURSOR_NOTE = "cursor-note";

    // Palette.
    public static final String PALETTE = "palette";
    public static final String PALETTE_ROW = "palette-row";
    public static final String PALETTE_NAME = "palette-name";
    public static final String PALETTE_HINT = "palette-hint";
    public static final String CATEGORY_ICON = "category-icon";

    // Inspector.
    public static final String INSPECTOR = "inspector";
    public static final String INSPECTOR_HEADER = "inspector-header";
    public static final String NAME_FIELD = "name-field";
    public static final String FIELD_ROW = "field-row";
    public static final String FIELD_LABEL = "field-label";
    public static final String FIELD_UNIT = "field-unit";
    public static final String FIELD_MESSAGE = "field-message";
    public static final String FACT_ROW = "fact-row";
    public static final String FACT_LABEL = "fact-label";
    public static final String FACT_VALUE = "fact-value";
    public static final String FORMULA = "formula";
    public static final String EXPLAIN = "explain";

    // Plots.
    public static final String PLOT = "plot";
    public static final String PLOT_TITLE = "plot-title";
    public static final String AXIS_LABEL = "axis-label";
    public static final String LEGEND = "legend";
    public static final String LEGEND_ITEM = "legend-item";
    public static final String LEGEND_DOT = "legend-dot";
    public static final String READ_OUT = "read-out";
    public static final String READ_OUT_TITLE = "read-out-title";
    public static final String READ_OUT_VALUE = "read-out-value";
    public static final String READ_OUT_NOTE = "read-out-note";
    public static final String PLOT_HEADER = "plot-header";
    public static final String PLOT_CAPTION = "plot-caption";
    public static final String PLOT_CURSOR = "plot-cursor";
    public static final String VIEW_MENU = "view-menu";

    // Pictures of what is inside the network.
    public static final String VISUAL = "visual";
    public static final String LOOK_INSIDE = "look-inside";
    public static final String VISUAL_HEADER = "visual-header";
    public static final String VISUAL_CAPTION = "visual-caption";
    public static final String MAP_TILE = "map-tile";
    public static final String COLOR_SCALE = "color-scale";
    public static final String PROBABILITY_ROW = "probability-row";
    public static final String PROBABILITY_TRACK = "probability-track";
    public static final String PROBABILITY_BAR = "probability-bar";
    public static final String PROBABILITY_VALUE = "probability-value";
    public static final String DRAW_PAD = "draw-pad";
    public static final String MATRIX_CELL = "matrix-cell";

    // Problems.
    public static final String PROBLEM_LIST = "problem-list";
    public static final String PROBLEM_ROW = "problem-row";
    public static final String PROBLEM_TEXT = "problem-text";
    public static final String PROBLEM_PLACE = "problem-place";
    public static final String PROBLEM_DOT = "problem-dot";

    // Start page.
    public static final String START_PAGE = "start-page";
    public static final String START_TITLE = "start-title";
    public static final String SAMPLE_CARD = "sample-card";
    public static final String SAMPLE_PICTURE = "sample-picture";
    public static final String SAMPLE_NAME = "sample-name";
    public static final String SAMPLE_TEXT = "sample-text";
    public static final String SAMPLE_FACT = "sample-fact";
    public static final String RECENT_ROW = "recent-row";

    // The offer to restore what a crash left.
    public static final String LOST_ROW = "lost-row";
    public static final String LOST_NAME = "lost-name";

    private StyleNames() {}

    /// The class that gives a node, and all in it, the colour of a layer category; `id` is for example `pooling`.
    public static String category(String id) {
        return "category-" + id;
    }

    /// The class that gives a node the colour of series 1 to 8 of a plot; `index` starts at zero.
    public static String series(int index) {
        return "series-" + (Math.floorMod(index, 8) + 1);
    }
}
