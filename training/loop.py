"""The loop in which a network learns; keeps a checkpoint, so that a stopped run goes on.

A GPU is used where one is found. On a CPU each process has one thread, counts its own CPU time, and multiplies
in bfloat16 where the processor can.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

__all__ = ["learn", "options_of", "padded", "precision", "read_tokenizer", "set_up"]

SAVE_EVERY = 120.0  # seconds
_BIASES = ("distances", "transitions")


def set_up(seed: int) -> str:
    """Seeds torch and names the device that it will use."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    return "cuda" if torch.cuda.is_available() else "cpu"


def read_tokenizer(base: Path) -> Tokenizer:
    """The tokenizer of the base network, whole texts in."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def precision(device: str) -> torch.autocast:
    """Half precision where the processor multiplies in it; elsewhere a CPU would take ten times as long."""
    has_half = device == "cuda" or "avx512_bf16" in Path("/proc/cpuinfo").read_text()
    return torch.autocast(device, torch.bfloat16, enabled=has_half)


def padded(rows: Sequence[Sequence[int]], fill: int, device: str) -> Tensor:
    """Rows of one length, `fill` behind the shorter ones."""
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows], device=device)


def learn(network: nn.Module, losses: Iterator[Tensor], options: argparse.Namespace) -> None:
    """Steps down each of `losses` for the minutes given: linear warm-up and decay, weights averaged as it goes.

    Writes `weights.pt` and `run.json` to `options.out`, and a checkpoint every two minutes.
    """
    device = next(network.parameters()).device.type
    optimizer = _optimizer(network, options.rate, options.heads)
    state = _State(network, optimizer, options.out / "checkpoint.pt")
    state.load(device)
    clock: Callable[[], float] = time.monotonic if device == "cuda" else time.process_time
    start, saved = clock() - state.spent, state.spent
    recent: list[Tensor] = []
    done = state.spent / (60 * options.minutes)
    while done < 1:
        done = (clock() - start) / (60 * options.minutes)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1.0, 40 * done + 0.02) * max(0.0, 1 - done)
        loss = next(losses)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        state.average_weights()
        recent = [*recent[-199:], loss.detach()]
        if clock() - start - saved > SAVE_EVERY or done >= 1:
            saved = state.spent = clock() - start
            mean = torch.stack(recent).mean().item()
            print(f"{saved / 60:5.1f} min, step {state.step}, loss {mean:.3f}", flush=True)
            state.save()
    torch.save(state.average, options.out / "weights.pt")
    (options.out / "run.json").write_text(json.dumps({"steps": state.step, "seed": options.seed}))


def _optimizer(network: nn.Module, rate: float, heads: float) -> torch.optim.AdamW:
    """The body at `rate`, heads and shapes so many times as fast, biases far faster."""
    fast, fastest = heads * rate, 100 * rate
    groups: dict[float, list[Tensor]] = {rate: [], fast: [], fastest: []}
    for name, value in network.named_parameters():
        if name in _BIASES:  # a bias has no inputs whose changes add up, and would hardly move else
            groups[fastest].append(value)
        elif value.requires_grad:
            is_old = name.startswith(("body.", "layers.")) and not name.startswith("body.shapes.")
            groups[rate if is_old else fast].append(value)
    made = [
        {
            "params": some,
            "lr": speed,
            "base": speed,
            "weight_decay": 0.0 if speed == fastest else 0.01,
        }
        for speed, some in groups.items()
        if some
    ]
    return torch.optim.AdamW(made)


class _State:
    """The network, what the optimizer remembers of it, and the running average of its weights."""

    def __init__(self, network: nn.Module, optimizer: torch.optim.Optimizer, path: Path) -> None:
        self.network, self.optimizer, self.path = network, optimizer, path
        self.average = {n: p.detach().clone() for n, p in network.state_dict().items()}
        self.spent, self.step = 0.0, 0
        moving = [(self.average[n], p) for n, p in network.named_parameters() if p.requires_grad]
        self._moving = [mean for mean, _ in moving], [value for _, value in moving]

    def average_weights(self) -> None:
        """Moves the average a little towards the weights, after each step."""
        self.step += 1
        decay = min(0.998, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(*self._moving, 1 - decay)

    def save(self) -> None:
        """Writes all that is needed to go on; an earlier checkpoint stays until this one is whole."""
        kept = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "spent": self.spent,
            "step": self.step,
        }
        half = self.path.with_suffix(".part")
        torch.save(kept, half)
        half.replace(self.path)

    def load(self, device: str) -> None:
        """Takes up the checkpoint, where there is one."""
        if not self.path.exists():
            return
        kept = torch.load(self.path, map_location=device)
        self.network.load_state_dict(kept["network"])
        self.optimizer.load_state_dict(kept["optimizer"])
        for name, value in kept["average"].items():
            self.average[name].copy_(value)
        self.spent, self.step = kept["spent"], kept["step"]


def options_of(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The arguments, with those that all networks take."""
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--training", type=Path, default=Path("training"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--heads", type=float, default=3, help="how much faster the heads learn")
    parser.add_argument("--pieces", type=int, default=1200, help="word pieces in a batch")
    parser.add_argument("--processes", type=int, default=0, help="that make batches ahead")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    return options
