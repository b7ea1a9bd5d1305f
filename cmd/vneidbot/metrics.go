package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// metrics counts what the program does, in a registry of its own. Labels are
// fixed words: never a chat, an account, a code or a text.
type metrics struct {
	registry *prometheus.Registry
	turns    *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	sends    *prometheus.CounterVec
	parked   prometheus.Counter
	updates  *prometheus.CounterVec
	pictures *prometheus.CounterVec
	jobs     *prometheus.CounterVec
	errors   *prometheus.CounterVec
	sent     func(channel, outcome string) // hears of each too; may be nil
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		updates:  counter("updates_total", "Events taken in, by channel.", "channel"),
		turns:    counter("turns_total", "Turns, by kind of event and outcome.", "kind", "outcome"),
		sends:    counter("sends_total", "Messages said or queued, by channel and outcome.", "channel", "outcome"),
		pictures: counter("pictures_total", "Pictures, by what became of them.", "result"),
		jobs:     counter("jobs_total", "Work that was left for later, by kind and outcome.", "kind", "outcome"),
		errors:   counter("errors_total", "Warnings and errors in the log, by level.", "level"),
		parked: prometheus.NewCounter(prometheus.CounterOpts{Namespace: "vneidbot", Name: "parked_total",
			Help: "Events set aside because their turn could not be made durable in time."}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "vneidbot", Name: "turn_seconds",
			Help: "From taking an event in to its answer.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 14)}, []string{"kind"}),
	}
	m.registry.MustRegister(m.updates, m.turns, m.sends, m.pictures, m.jobs, m.parked, m.errors, m.latency,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "vneidbot", Name: name, Help: help}, labels)
}

// Turn counts one turn and how long it took.
func (m *metrics) Turn(kind, outcome string, took time.Duration) {
	m.turns.WithLabelValues(kind, outcome).Inc()
	m.latency.WithLabelValues(kind).Observe(took.Seconds())
}

// Parked counts an event set aside.
func (m *metrics) Parked() { m.parked.Inc() }

// Said counts a message by what became of it.
func (m *metrics) Said(channel, outcome string) {
	m.sends.WithLabelValues(channel, outcome).Inc()
	if m.sent != nil {
		m.sent(channel, outcome)
	}
}

// job counts a job by how it ended.
func (m *metrics) job(kind, outcome string) { m.jobs.WithLabelValues(kind, outcome).Inc() }

// picture counts a picture by what became of it.
func (m *metrics) picture(result string) { m.pictures.WithLabelValues(result).Inc() }

// counted is the log with its warnings and errors counted.
func (m *metrics) counted(log *slog.Logger) *slog.Logger {
	for _, level := range []slog.Level{slog.LevelWarn, slog.LevelError} {
		m.errors.WithLabelValues(level.String()) // there from the start, at 0
	}
	return slog.New(countedLog{log.Handler(), m.errors})
}

type countedLog struct {
	slog.Handler
	errors *prometheus.CounterVec
}

// Handle implements slog.Handler.
func (c countedLog) Handle(ctx context.Context, r slog.Record) error {
	if r.Level >= slog.LevelWarn {
		c.errors.WithLabelValues(r.Level.String()).Inc()
	}
	return c.Handler.Handle(ctx, r)
}

// WithAttrs implements slog.Handler.
func (c countedLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return countedLog{c.Handler.WithAttrs(attrs), c.errors}
}

// WithGroup implements slog.Handler.
func (c countedLog) WithGroup(name string) slog.Handler {
	return countedLog{c.Handler.WithGroup(name), c.errors}
}

// watch adds the numbers that are read when somebody asks: what waits.
func (m *metrics) watch(counts func(context.Context) (map[string]int, error)) {
	m.registry.MustRegister(waiting{counts})
}

// waiting collects the rows that wait in the database, by queue.
type waiting struct {
	counts func(context.Context) (map[string]int, error)
}

var waitingDesc = prometheus.NewDesc("vneidbot_waiting", "Rows that wait or were given up, by queue.", []string{"queue"}, nil)

// Describe implements prometheus.Collector.
func (w waiting) Describe(ch chan<- *prometheus.Desc) { ch <- waitingDesc }

// Collect implements prometheus.Collector.
func (w waiting) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	counts, err := w.counts(ctx)
	if err != nil {
		ch <- prometheus.NewInvalidMetric(waitingDesc, err)
		return
	}
	for queue, n := range counts {
		ch <- prometheus.MustNewConstMetric(waitingDesc, prometheus.GaugeValue, float64(n), queue)
	}
}
