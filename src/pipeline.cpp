#include "concord/pipeline.h"
