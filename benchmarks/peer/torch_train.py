#!/usr/bin/env python3
"""PyTorch's side of TrainSpeedBench.

usage: torch_train.py MODEL BATCH THREADS
Prints "ready VERSION", then answers every line "SECONDS" on its input with the samples a second that it trained in
about that time. One step is forward, cross-entropy, backward and Adam over random batches that lie ready.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional

BATCHES = 8


class LastStep(nn.Module):
    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, steps):
        return self.cell(steps)[0][:, -1]


class Positions(nn.Module):
    def __init__(self, length, features):
        super().__init__()
        self.table = nn.Parameter(torch.randn(1, length, features) * 0.02)

    def forward(self, steps):
        return steps + self.table


class MeanOverSteps(nn.Module):
    def forward(self, steps):
        return steps.mean(1)


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            *conv_norm(inputs, outputs, 3, stride), nn.ReLU(), *conv_norm(outputs, outputs, 3, 1))
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(*conv_norm(inputs, outputs, 1, stride))

    def forward(self, x):
        return functional.relu(self.body(x) + self.shortcut(x))


def conv_norm(inputs, outputs, kernel, stride):
    return [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs)]


def classifier(inputs, hidden, classes):
    return [nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, classes)]


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), *classifier(512, 256, 10))


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), *classifier(1600, 64, 10))


def cnn_bn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
        nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))


def recurrent(kind):
    return nn.Sequential(
        nn.Embedding(10000, 128), LastStep(kind(128, 128, batch_first=True)), *classifier(128, 64, 4))


class TextBranches(nn.Module):
    """Convolutions of three widths over the steps, side by side, and the largest of each filter."""

    def __init__(self):
        super().__init__()
        self.branches = nn.ModuleList(nn.Conv1d(128, 100, width, padding="same") for width in (3, 4, 5))

    def forward(self, steps):
        channels = steps.transpose(1, 2)
        return torch.cat([functional.relu(branch(channels)) for branch in self.branches], 1).amax(2)


def textcnn():
    return nn.Sequential(nn.Embedding(10000, 128), TextBranches(), nn.Linear(300, 4))


def encoder():
    block = nn.TransformerEncoderLayer(64, 4, 256, dropout=0.0, activation="gelu", batch_first=True)
    return nn.Sequential(nn.Embedding(10000, 64), Positions(64, 64), block, MeanOverSteps(), nn.Linear(64, 4))


def resnet18():
    stages = [(64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2)]
    blocks = [block for i, o, s in stages for block in (Residual(i, o, s), Residual(o, o, 1))]
    return nn.Sequential(
        *conv_norm(3, 64, 3, 1), nn.ReLU(), *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


# model: (maker, shape of a sample or number of tokens, classes)
MODELS = {
    "mlp": (mlp, (1, 28, 28), 10),
    "lenet": (lenet, (1, 28, 28), 10),
    "cnn-bn": (cnn_bn, (1, 28, 28), 10),
    "lstm": (lambda: recurrent(nn.LSTM), 100, 4),
    "gru": (lambda: recurrent(nn.GRU), 100, 4),
    "textcnn": (textcnn, 100, 4),
    "encoder": (encoder, 64, 4),
    "resnet18": (resnet18, (3, 32, 32), 10),
}


def main():
    model, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    make, shape, classes = MODELS[model]
    net = make()
    net.train()
    optimiser = torch.optim.Adam(net.parameters(), 1e-3)

    def random_batch():
        if isinstance(shape, int):
            inputs = torch.randint(0, 10000, (batch, shape))
        else:
            inputs = torch.rand(batch, *shape)
        return inputs, torch.randint(0, classes, (batch,))

    batches = [random_batch() for _ in range(BATCHES)]

    def rate(seconds):
        begin, steps = time.perf_counter(), 0
        while steps == 0 or time.perf_counter() - begin < seconds:
            inputs, answers = batches[steps % BATCHES]
            optimiser.zero_grad()
            functional.cross_entropy(net(inputs), answers).backward()
            optimiser.step()
            steps += 1
        return steps * batch / (time.perf_counter() - begin)

    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        print(rate(float(line)), flush=True)


if __name__ == "__main__":
    main()
