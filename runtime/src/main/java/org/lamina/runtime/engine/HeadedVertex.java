package org.lamina.runtime.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Configuration of a vertex without parameters that works in heads. Two of a class with as many heads are equal.
public abstract class HeadedVertex extends PlainVertex {

    private int heads = 1;

    HeadedVertex() {}

    HeadedVertex(int heads) {
        if (heads < 1) {
            throw new IllegalArgumentException("Not a number of heads: " + heads);
        }
        this.heads = heads;
    }

    public final int getHeads() {
        return heads;
    }

    public final void setHeads(int heads) {
        this.heads = heads;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeadedVertex vertex && vertex.getClass() == getClass() && vertex.heads == heads;
    }

    @Override
    public int hashCode() {
        return Objects.hash(getClass(), heads);
    }
}
