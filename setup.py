"Instalación: todo lo que dice este fichero se lee de settings.ini."
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_packages, setup

ini = ConfigParser(delimiters=['='])
ini.read(Path(__file__).parent / 'settings.ini', encoding='utf8')
cfg = ini['DEFAULT']
extras = {k: cfg[f'{k}_requirements'].split() for k in ('labs', 'test', 'docs', 'bench')}

setup(
    name=cfg['lib_name'], version=cfg['version'], description=cfg['description'],
    long_description=Path('README.md').read_text(encoding='utf8'), long_description_content_type='text/markdown',
    author=cfg['author'], author_email=cfg['author_email'], url=cfg['git_url'],
    classifiers=['Intended Audience :: Education', 'Natural Language :: Spanish',
                 'Programming Language :: Python :: 3.11', 'Programming Language :: Python :: 3.12'],
    license='MIT', keywords=cfg['keywords'].split(), packages=find_packages(include=['microtfm*']),
    package_data=dict(microtfm=['models/*.safetensors']), python_requires=f">={cfg['min_python']}",
    install_requires=cfg['requirements'].split(),
    extras_require=dict(extras, dev=sum(extras.values(), [])),
    entry_points=dict(console_scripts=cfg['console_scripts'].split()),
)
