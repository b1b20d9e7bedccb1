// Stands in for the package monaco-editor, which @grafana/ui loads lazily and no editor of ours opens. See webpack.config.ts.
export {};
