/* A page that breaks does not take the others with it. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { copy } from '../lib/copy';
import { t } from '../text';

export class Boundary extends Component<{ children: ReactNode }, { error: Error | null; where: string }> {
    override state = { error: null as Error | null, where: '' };

    static getDerivedStateFromError(error: Error) { return { error }; }

    override componentDidCatch(_: Error, info: ErrorInfo) { this.setState({ where: info.componentStack ?? '' }); }

    override render() {
        const { error, where } = this.state;
        if (!error) return this.props.children;
        const details = `${location.pathname}\n${navigator.userAgent}\n${error.stack ?? error.message}\n${where}`;
        return (
            <div className="empty" role="alert">
                <h1>{t.app.crashed}</h1>
                <p>{t.app.crashed_more}</p>
                <div className="row">
                    <Button onClick={() => location.reload()}>{t.app.reload}</Button>
                    <Button variant="default" onClick={() => void copy(details, t.app.copied)}>{t.app.copy_details}</Button>
                </div>
            </div>
        );
    }
}
