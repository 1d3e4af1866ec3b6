package org.lamina.runtime.engine;

/// Configuration of a vertex without parameters that works in heads.
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
    protected Object settings() {
        return heads;
    }
}
