package main

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"vneidbot/bot/server"
)

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// openMetrics serves the metrics on an address of their own, so that no proxy
// can hand them out with the rest. Where it is taken (a second copy on the
// machine) the bot works without them: nobody waits for an answer of theirs.
func (a *App) openMetrics(context.Context) error {
	if a.cfg.MetricsAddr == "" {
		return nil
	}
	s, err := server.New(server.Options{Addr: a.cfg.MetricsAddr, Log: a.log,
		Mounts: map[string]http.Handler{"GET /metrics": a.metrics.handler()}})
	if err != nil {
		a.log.Warn("no metrics: METRICS_ADDR cannot be opened", "addr", a.cfg.MetricsAddr, "err", err)
		return nil
	}
	a.numbers, a.closers = s, append(a.closers, s.Close)
	return nil
}
