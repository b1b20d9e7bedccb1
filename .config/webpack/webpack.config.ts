// The two browser bundles. Follows the conventions of @grafana/create-plugin (AMD module.js, Grafana's shared modules left
// out, source map kept in production), written short: `output.clean` is off because the executables live in the same folder.
//
//   tsx node_modules/webpack/bin/webpack.js -c .config/webpack/webpack.config.ts --config-name plugin|workbench
//
// No type checking here: `npm run check` does that once for everything.
import path from 'node:path';
import { type Configuration, NormalModuleReplacementPlugin, optimize } from 'webpack';
import { type Copy, CopyFiles } from './copy-files';
import { isSharedByGrafana } from './externals';

const root = path.resolve(__dirname, '../..');
const at = (...parts: string[]) => path.join(root, ...parts);
const pluginId = 'finops-awscost-datasource';
const page = at('.cache/workbench');
/** Where the page finds the plugin: the path under which Grafana serves it. */
const pluginFiles = path.join(page, 'public/plugins', pluginId);

const shared: Configuration = {
  context: root,
  mode: 'production',
  target: ['web', 'es2021'],
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  module: {
    rules: [
      // Grafana's packages import without file extensions from .mjs files.
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2021',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
    ],
  },
  performance: { hints: false },
  stats: 'errors-warnings',
};

// @grafana/ui names Grafana's font files but ships none. One variable font stands in for each weight of Inter.
const inter = (style: string) => at(`node_modules/@fontsource-variable/inter/files/inter-latin-wght-${style}.woff2`);
const mono = at('node_modules/@fontsource-variable/roboto-mono/files/roboto-mono-latin-wght-normal.woff2');
const fonts: Copy[] = [
  [inter('normal'), path.join(page, 'public/fonts/inter'), 'Inter-Regular.woff2'],
  [inter('normal'), path.join(page, 'public/fonts/inter'), 'Inter-Medium.woff2'],
  [inter('italic'), path.join(page, 'public/fonts/inter'), 'Inter-Italic.woff2'],
  [inter('italic'), path.join(page, 'public/fonts/inter'), 'Inter-MediumItalic.woff2'],
  [
    mono,
    path.join(page, 'public/fonts/roboto'),
    'L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2',
  ],
];

/** What Grafana loads. One file without chunks: it is small, and so needs to know no public path. */
const plugin: Configuration = {
  ...shared,
  name: 'plugin',
  entry: at('src/frontend/module.ts'),
  devtool: 'source-map',
  output: { path: at('dist'), filename: 'module.js', library: { type: 'amd' }, clean: false, uniqueName: pluginId },
  externals: [({ request }, done) => (request && isSharedByGrafana(request) ? done(null, request) : done())],
  plugins: [new optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
};

/** The page without Grafana, which loads the module.js above and shares its own packages with it. */
const workbench: Configuration = {
  ...shared,
  name: 'workbench',
  entry: at('src/workbench/main.tsx'),
  devtool: false,
  output: { path: page, filename: 'workbench.js', chunkFilename: '[name].js', publicPath: '/', clean: false },
  experiments: { css: true },
  // Served from loopback and thrown away: minifying costs most of the build and saves nothing.
  optimization: { minimize: false },
  plugins: [
    // 5 MB of code editor that no editor of ours opens.
    new NormalModuleReplacementPlugin(/^monaco-editor$/, at('src/workbench/no-monaco.ts')),
    new CopyFiles([
      [at('src/workbench/index.html'), page],
      [at('src/workbench/pin-date.js'), page],
      [at('node_modules/@grafana/ui/dist/public/img/icons'), path.join(page, 'public/build/img/icons')],
      // The few the package lacks and the page shows.
      [at('src/workbench/icons'), path.join(page, 'public/build/img/icons')],
      ...fonts,
      [at('plugin.json'), pluginFiles],
      [at('src/img'), path.join(pluginFiles, 'img')],
    ]),
  ],
};

// webpack reads the default export.
export default [plugin, workbench];
