"""The encoder and its heads in torch: MiniLM (6 layers of 384) with shapes of words beside their pieces."""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.decode import HEADS, LINK_SIZE
from training.windows import N_SHAPES

__all__ = ["Network", "load_base"]

SIZE, LAYERS, HEADS_OF_ATTENTION, FEED = 384, 6, 12, 1536
N_TAGS = max(head.stop for head in HEADS.values())


class Layer(nn.Module):
    """One transformer layer as in BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.out, self.norm = nn.Linear(SIZE, SIZE), nn.LayerNorm(SIZE, eps=1e-12)
        self.up, self.down = nn.Linear(SIZE, FEED), nn.Linear(FEED, SIZE)
        self.norm_out = nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """`x` is batch by pieces by SIZE; `mask` is 0 where there is a piece and far below 0 elsewhere."""
        batch, length, _ = x.shape
        shape = (batch, length, HEADS_OF_ATTENTION, SIZE // HEADS_OF_ATTENTION)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, SIZE))
        x = self.norm(x + functional.dropout(seen, drop, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm_out(x + functional.dropout(fed, drop, self.training))


class Network(nn.Module):
    """Piece ids and shapes in; tag logits, link vectors and distance biases out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.kinds = nn.Embedding(2, SIZE)
        self.shapes = nn.Embedding(N_SHAPES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(SIZE, N_TAGS)
        self.links = nn.Linear(SIZE, 6 * LINK_SIZE)
        self.distances = nn.Parameter(torch.zeros(2, 129))
        nn.init.zeros_(self.shapes.weight)

    def forward(
        self, ids: Tensor, shapes: Tensor, drop: float = 0.1
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Tag logits, link vectors, and the hidden states, each batch by pieces by columns; 0 pads."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kinds.weight[0] + self.shapes(shapes)
        x = functional.dropout(self.norm(x), drop, self.training)
        mask = torch.where(ids[:, None, None, :] == 0, -1e4, 0.0).to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return self.tags(x), self.links(x), x


def load_base(network: Network, weights: Path) -> None:
    """Fills the encoder with all-MiniLM-L6-v2 (Apache-2.0); the heads stay as they were made."""
    base = load_file(weights)
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    inner = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in inner.items():
            for part in ("weight", "bias"):
                names[f"layers.{number}.{ours}.{part}"] = f"encoder.layer.{number}.{theirs}.{part}"
    state = network.state_dict()
    state.update({ours: base[theirs] for ours, theirs in names.items()})
    network.load_state_dict(state)
    nn.init.normal_(network.links.weight, std=1 / math.sqrt(SIZE) / 3)
