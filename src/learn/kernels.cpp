// The inner loops, once for each kind of processor. The products of bytes are written by hand
// (AVX-512 VNNI, AVX2, plain); the loops over floats are written once and compiled three times,
// which is what `target` and `always_inline` are for here. Built with -ffp-contract=off.

#include "learn/kernels.h"

#include <immintrin.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace concord {
namespace {

constexpr std::size_t lanes = 16;  // outputs of one block of packed weights
constexpr std::int32_t offset = 64;
constexpr float largest = 63;

std::int32_t four_bytes(const std::uint8_t* bytes) {
    std::int32_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// Plain: what the other two must equal.
void multiply_plain(const ByteActivations& a,
                    const PackedWeights& w,
                    float* out,
                    std::size_t stride) {
    for (std::size_t row = 0; row < a.rows; ++row) {
        const std::uint8_t* in = a.values + row * a.columns;
        for (std::size_t o = 0; o < w.outputs; ++o) {
            const std::int8_t* weights = w.values + o / lanes * w.inputs * lanes + o % lanes * 4;
            std::int32_t sum = -w.sums[o];
            for (std::size_t i = 0; i < w.inputs; i += 4) {
                for (std::size_t k = 0; k < 4; ++k) sum += in[i + k] * weights[i * lanes + k];
            }
            out[row * stride + o] =
                static_cast<float>(sum) * (a.scales[row] * w.scales[o]) + w.bias[o];
        }
    }
}

template <int Rows>
[[gnu::target("avx2")]] void tile_avx2(const ByteActivations& a,
                                       const PackedWeights& w,
                                       std::size_t row,
                                       std::size_t block,
                                       float* out,
                                       std::size_t stride) {
    const std::int8_t* weights = w.values + block * w.inputs * lanes;
    const std::uint8_t* in = a.values + row * a.columns;
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i sums[Rows][2];
    for (auto& pair : sums) pair[0] = pair[1] = _mm256_setzero_si256();
    for (std::size_t i = 0; i < w.inputs; i += 4) {
        __m256i column[2];
        for (int h = 0; h < 2; ++h) {
            column[h] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(
                weights + i * lanes + 32 * static_cast<std::size_t>(h)));
        }
        for (int r = 0; r < Rows; ++r) {
            const __m256i bytes =
                _mm256_set1_epi32(four_bytes(in + static_cast<std::size_t>(r) * a.columns + i));
            for (int h = 0; h < 2; ++h) {
                const __m256i pairs = _mm256_maddubs_epi16(bytes, column[h]);
                sums[r][h] = _mm256_add_epi32(sums[r][h], _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    for (int r = 0; r < Rows; ++r) {
        const std::size_t at = row + static_cast<std::size_t>(r);
        const __m256 scale = _mm256_set1_ps(a.scales[at]);
        for (std::size_t h = 0; h < 2; ++h) {
            const std::size_t o = block * lanes + 8 * h;
            const __m256i extra = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w.sums + o));
            const __m256 sum = _mm256_cvtepi32_ps(_mm256_sub_epi32(sums[r][h], extra));
            const __m256 both = _mm256_mul_ps(scale, _mm256_loadu_ps(w.scales + o));
            _mm256_storeu_ps(out + at * stride + o,
                             _mm256_add_ps(_mm256_mul_ps(sum, both), _mm256_loadu_ps(w.bias + o)));
        }
    }
}

void multiply_avx2(const ByteActivations& a,
                   const PackedWeights& w,
                   float* out,
                   std::size_t stride) {
    for (std::size_t block = 0; block < w.outputs / lanes; ++block) {
        std::size_t row = 0;
        for (; row + 4 <= a.rows; row += 4) tile_avx2<4>(a, w, row, block, out, stride);
        for (; row < a.rows; ++row) tile_avx2<1>(a, w, row, block, out, stride);
    }
}

template <int Rows, int Blocks>
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void tile_avx512(const ByteActivations& a,
                                                                const PackedWeights& w,
                                                                std::size_t row,
                                                                std::size_t block,
                                                                float* out,
                                                                std::size_t stride) {
    const std::int8_t* weights = w.values + block * w.inputs * lanes;
    const std::uint8_t* in = a.values + row * a.columns;
    __m512i sums[Rows][Blocks];
    for (auto& of_row : sums) {
        for (auto& sum : of_row) sum = _mm512_setzero_si512();
    }
    for (std::size_t i = 0; i < w.inputs; i += 4) {
        __m512i column[Blocks];
        for (int b = 0; b < Blocks; ++b) {
            column[b] =
                _mm512_loadu_si512(weights + (static_cast<std::size_t>(b) * w.inputs + i) * lanes);
        }
        for (int r = 0; r < Rows; ++r) {
            const __m512i bytes =
                _mm512_set1_epi32(four_bytes(in + static_cast<std::size_t>(r) * a.columns + i));
            for (int b = 0; b < Blocks; ++b) {
                sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], bytes, column[b]);
            }
        }
    }
    for (int r = 0; r < Rows; ++r) {
        const std::size_t at = row + static_cast<std::size_t>(r);
        const __m512 scale = _mm512_set1_ps(a.scales[at]);
        for (int b = 0; b < Blocks; ++b) {
            const std::size_t o = (block + static_cast<std::size_t>(b)) * lanes;
            const __m512i extra = _mm512_loadu_si512(w.sums + o);
            const __m512 sum =
                _mm512_maskz_cvtepi32_ps(0xFFFF, _mm512_sub_epi32(sums[r][b], extra));
            const __m512 both = _mm512_mul_ps(scale, _mm512_loadu_ps(w.scales + o));
            _mm512_storeu_ps(out + at * stride + o,
                             _mm512_add_ps(_mm512_mul_ps(sum, both), _mm512_loadu_ps(w.bias + o)));
        }
    }
}

template <int Blocks>
void columns_avx512(const ByteActivations& a,
                    const PackedWeights& w,
                    std::size_t block,
                    float* out,
                    std::size_t stride) {
    std::size_t row = 0;
    for (; row + 6 <= a.rows; row += 6) tile_avx512<6, Blocks>(a, w, row, block, out, stride);
    for (; row < a.rows; ++row) tile_avx512<1, Blocks>(a, w, row, block, out, stride);
}

void multiply_avx512(const ByteActivations& a,
                     const PackedWeights& w,
                     float* out,
                     std::size_t stride) {
    // Six rows by two blocks: twelve sums. With more of them GCC 12 runs out of registers, because
    // it copies a sum before and after each product, and the speed halves.
    const std::size_t blocks = w.outputs / lanes;
    std::size_t block = 0;
    for (; block + 2 <= blocks; block += 2) columns_avx512<2>(a, w, block, out, stride);
    for (; block < blocks; ++block) columns_avx512<1>(a, w, block, out, stride);
}

// Floats, whole numbers and bytes side by side, as many as one register holds.
struct Four {
    static constexpr std::size_t lanes = 4;
    using Floats [[gnu::vector_size(16)]] = float;
    using Numbers [[gnu::vector_size(16)]] = std::int32_t;
    using Bytes [[gnu::vector_size(4)]] = std::uint8_t;
};
struct Eight {
    static constexpr std::size_t lanes = 8;
    using Floats [[gnu::vector_size(32)]] = float;
    using Numbers [[gnu::vector_size(32)]] = std::int32_t;
    using Bytes [[gnu::vector_size(8)]] = std::uint8_t;
};
struct Sixteen {
    static constexpr std::size_t lanes = 16;
    using Floats [[gnu::vector_size(64)]] = float;
    using Numbers [[gnu::vector_size(64)]] = std::int32_t;
    using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
};

template <class Pack>
[[gnu::always_inline]] inline void quantize_row(
    const float* in, std::size_t columns, Input input, std::uint8_t* bytes, float& scale) {
    typename Pack::Floats tops = {};
    for (std::size_t c = 0; c < columns; c += Pack::lanes) {
        typename Pack::Floats x;
        std::memcpy(&x, in + c, sizeof x);
        x = x < 0 ? -x : x;
        tops = x > tops ? x : tops;
    }
    float top = 0;
    for (std::size_t lane = 0; lane < Pack::lanes; ++lane) top = std::max(top, tops[lane]);
    const float inverse = top > 0 ? largest / top : 0;
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number, ties to even.
    constexpr float rounder = 12582912.0F;
    typename Pack::Numbers squares = {};
    for (std::size_t c = 0; c < columns; c += Pack::lanes) {
        typename Pack::Floats x;
        std::memcpy(&x, in + c, sizeof x);
        const typename Pack::Floats rounded = (x * inverse + rounder) - rounder;
        const typename Pack::Numbers numbers =
            __builtin_convertvector(rounded, typename Pack::Numbers);
        squares += numbers * numbers;
        const typename Pack::Bytes moved =
            __builtin_convertvector(numbers + offset, typename Pack::Bytes);
        std::memcpy(bytes + c, &moved, sizeof moved);
    }
    std::int32_t sum = 0;
    for (std::size_t lane = 0; lane < Pack::lanes; ++lane) sum += squares[lane];
    if (input == Input::as_it_is) {
        scale = top / largest;
    } else {
        scale = sum > 0 ? std::sqrt(static_cast<float>(columns) / static_cast<float>(sum)) : 0;
    }
}

template <class Pack>
[[gnu::always_inline]] inline void quantize_rows(const float* values,
                                                 std::size_t rows,
                                                 std::size_t columns,
                                                 Input input,
                                                 std::uint8_t* bytes,
                                                 float* scales) {
    for (std::size_t row = 0; row < rows; ++row) {
        quantize_row<Pack>(
            values + row * columns, columns, input, bytes + row * columns, scales[row]);
    }
}

template <class Pack>
[[gnu::always_inline]] inline void convolve_rows(const float* both,
                                                 std::size_t rows,
                                                 std::size_t width,
                                                 const float* kernel,
                                                 std::size_t reach,
                                                 float* out) {
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t first = row < reach ? 0 : row - reach;
        const std::size_t last = std::min(row + reach + 1, rows);
        const float* gate = both + row * 2 * width + width;
        for (std::size_t c = 0; c < width; c += Pack::lanes) {
            typename Pack::Floats sum = {};
            for (std::size_t from = first; from < last; ++from) {
                typename Pack::Floats in;
                typename Pack::Floats weights;
                std::memcpy(&in, both + from * 2 * width + c, sizeof in);
                std::memcpy(&weights, kernel + (from + reach - row) * width + c, sizeof weights);
                sum += in * weights;
            }
            typename Pack::Floats open;
            std::memcpy(&open, gate + c, sizeof open);
            sum *= open > 0 ? open : typename Pack::Floats{};
            std::memcpy(out + row * width + c, &sum, sizeof sum);
        }
    }
}

template <class Pack>
[[gnu::always_inline]] inline void add_products_of(const float* left,
                                                   std::size_t rows,
                                                   std::size_t stride,
                                                   std::size_t width,
                                                   const float* right,
                                                   std::size_t columns,
                                                   float* out) {
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t c = 0; c < columns; c += Pack::lanes) {
            typename Pack::Floats sum;
            std::memcpy(&sum, out + row * columns + c, sizeof sum);
            for (std::size_t k = 0; k < width; ++k) {
                typename Pack::Floats factors;
                std::memcpy(&factors, right + k * columns + c, sizeof factors);
                sum += left[row * stride + k] * factors;
            }
            std::memcpy(out + row * columns + c, &sum, sizeof sum);
        }
    }
}

void quantize_plain(
    const float* v, std::size_t n, std::size_t m, Input input, std::uint8_t* b, float* s) {
    quantize_rows<Four>(v, n, m, input, b, s);
}
[[gnu::target("avx2")]] void quantize_avx2(
    const float* v, std::size_t n, std::size_t m, Input input, std::uint8_t* b, float* s) {
    quantize_rows<Eight>(v, n, m, input, b, s);
}
[[gnu::target("avx512f,avx512bw")]] void quantize_avx512(
    const float* v, std::size_t n, std::size_t m, Input input, std::uint8_t* b, float* s) {
    quantize_rows<Sixteen>(v, n, m, input, b, s);
}

void convolve_plain(
    const float* x, std::size_t n, std::size_t m, const float* k, std::size_t reach, float* out) {
    convolve_rows<Four>(x, n, m, k, reach, out);
}
[[gnu::target("avx2")]] void convolve_avx2(
    const float* x, std::size_t n, std::size_t m, const float* k, std::size_t reach, float* out) {
    convolve_rows<Eight>(x, n, m, k, reach, out);
}
[[gnu::target("avx512f,avx512bw")]] void convolve_avx512(
    const float* x, std::size_t n, std::size_t m, const float* k, std::size_t reach, float* out) {
    convolve_rows<Sixteen>(x, n, m, k, reach, out);
}

void add_products_plain(const float* l,
                        std::size_t n,
                        std::size_t stride,
                        std::size_t m,
                        const float* r,
                        std::size_t columns,
                        float* out) {
    add_products_of<Four>(l, n, stride, m, r, columns, out);
}
[[gnu::target("avx2")]] void add_products_avx2(const float* l,
                                               std::size_t n,
                                               std::size_t stride,
                                               std::size_t m,
                                               const float* r,
                                               std::size_t columns,
                                               float* out) {
    add_products_of<Eight>(l, n, stride, m, r, columns, out);
}
[[gnu::target("avx512f,avx512bw")]] void add_products_avx512(const float* l,
                                                             std::size_t n,
                                                             std::size_t stride,
                                                             std::size_t m,
                                                             const float* r,
                                                             std::size_t columns,
                                                             float* out) {
    add_products_of<Sixteen>(l, n, stride, m, r, columns, out);
}

}  // namespace

Processor best_processor() {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vnni")) {
        return Processor::avx512;
    }
    return __builtin_cpu_supports("avx2") ? Processor::avx2 : Processor::plain;
}

Kernels::Kernels(Processor processor)
    : multiply_(multiply_plain),
      quantize_(quantize_plain),
      convolve_(convolve_plain),
      add_products_(add_products_plain) {
    if (processor == Processor::avx2) {
        multiply_ = multiply_avx2;
        quantize_ = quantize_avx2;
        convolve_ = convolve_avx2;
        add_products_ = add_products_avx2;
    } else if (processor == Processor::avx512) {
        multiply_ = multiply_avx512;
        quantize_ = quantize_avx512;
        convolve_ = convolve_avx512;
        add_products_ = add_products_avx512;
    }
}

}  // namespace concord
