/// What to train on and how: data sources, optimisers, schedules and losses, declared by descriptors.
@NullMarked
package org.lamina.graph.settings;

import org.jspecify.annotations.NullMarked;
