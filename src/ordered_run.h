#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace concord {

/// Runs make -> work -> take as a conveyor: `make` on one thread, `work` on `jobs` threads, `take`
/// on the calling thread, in the order in which `make` gave the items. At most `capacity` items are
/// on their way, so memory is bounded whatever the speeds.
///
/// make    gives the next item, or nothing at the end
/// work    may run for several items at once
/// take    false ends the run early
///
/// An exception in any of them (memory runs out, no thread can be made) ends the run and leaves
/// `run` when all threads have ended.
template <class In, class Out>
class OrderedRun {
public:
    OrderedRun(std::function<std::optional<In>()> make,
               std::function<Out(In&&)> work,
               std::size_t capacity)
        : make_(std::move(make)), work_(std::move(work)), capacity_(capacity) {}

    void run(unsigned jobs, const std::function<bool(Out&&)>& take) {
        {
            std::vector<std::jthread> threads;
            guard([&] {
                threads.emplace_back([this] { guard([this] { produce(); }); });
                for (unsigned i = 0; i < jobs; ++i) {
                    threads.emplace_back([this] { guard([this] { work(); }); });
                }
                while (std::optional<Out> out = next_done()) {
                    if (!take(std::move(*out))) break;
                }
            });
            stop();
        }
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    struct Slot {
        std::optional<In> in;
        std::optional<Out> out;
    };

    void stop() {
        const std::scoped_lock lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }

    /// Keeps the first exception for `run`.
    template <class Step>
    void guard(const Step& step) {
        try {
            step();
        } catch (...) {
            {
                const std::scoped_lock lock(mutex_);
                if (!failure_) failure_ = std::current_exception();
            }
            stop();
        }
    }

    void produce() {
        for (;;) {
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return stopped_ || slots_.size() < capacity_; });
                if (stopped_) return;
            }
            std::optional<In> item = make_();
            const std::scoped_lock lock(mutex_);
            if (item) {
                slots_.push_back(std::make_unique<Slot>(Slot{std::move(item), std::nullopt}));
                waiting_.push_back(slots_.back().get());
            } else {
                ended_ = true;
            }
            changed_.notify_all();
            if (ended_) return;
        }
    }

    void work() {
        for (;;) {
            Slot* slot = nullptr;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return stopped_ || ended_ || !waiting_.empty(); });
                if (stopped_ || waiting_.empty()) return;
                slot = waiting_.front();
                waiting_.pop_front();
            }
            Out out = work_(std::move(*slot->in));
            const std::scoped_lock lock(mutex_);
            slot->out = std::move(out);
            changed_.notify_all();
        }
    }

    std::optional<Out> next_done() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] {
            return stopped_ || (slots_.empty() ? ended_ : slots_.front()->out.has_value());
        });
        if (stopped_ || slots_.empty()) return std::nullopt;
        std::optional<Out> out = std::move(slots_.front()->out);
        slots_.pop_front();
        changed_.notify_all();
        return out;
    }

    std::function<std::optional<In>()> make_;
    std::function<Out(In&&)> work_;
    std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::unique_ptr<Slot>> slots_;  ///< in order; a slot's address stays while it waits
    std::deque<Slot*> waiting_;
    bool ended_ = false;
    bool stopped_ = false;
    std::exception_ptr failure_;
};

}  // namespace concord
