package org.lamina.runtime.accel;

/// Settings of a layer of ours that can save itself the gradient of its input.
public interface InputGradient {

    /// Nothing before this layer learns: what it hands back has the right shape, and any numbers.
    void omit();
}
